import type { CabildoReport, CabildoUnit, AnsweredFinding, Tally } from '@libro/plans';
import { bodyRows, elements } from '../../../../test/support/parsed-page';
import { parsedPage, textOf } from '../../../../test/support/parsed-page';
import { cabildoReportPage } from '../pages/cabildo-report-page.adapter';
import { cabildoLayout } from './cabildo-report.layout';

const HOSTILE = `<script>alert("1")</script> & '\u202E`;
const NONE = { error: 0, warning: 0, notice: 0 };
const TALLY: Tally = {
  ...{ units: 1, unitsNotReported: 0, unitsPartlyReported: 1, unitsHoldingAmounts: 1 },
  ...{ lines: 2, reported: 1, lagging: 0, modifications: 1, movements: 1, amountsUnderWay: 1 },
  findings: { error: 1, warning: 1, notice: 0 },
  openFindings: { ...NONE, error: 1 },
  acknowledgedFindings: { ...NONE, warning: 1 },
};
const coded = { code: '54', name: HOSTILE };
const PLAN: CabildoUnit['plan'] = {
  ...{ id: '2021.54101', fiscalYear: 2021, status: 'authorized' },
  ...{ branch: coded, program: coded, executingUnit: coded },
  ...{ purpose: coded, function: coded, subfunction: coded, linesOfAction: [] },
};
const OPEN: AnsweredFinding = {
  ...{ id: 'f1', code: 'POA-C01', severity: 'error', planId: PLAN.id, lineId: 'l', number: 101 },
  ...{ quarter: null, folio: null, message: HOSTILE, expected: null, actual: null },
  ...{ evidence: 'e', evidenceDigest: 'd', source: null, acknowledged: null },
};
const ACKNOWLEDGED: AnsweredFinding = {
  ...{ ...OPEN, id: 'f2', message: 'Atendido', severity: 'warning' },
  acknowledged: { reason: 'Se sabe', by: 'u', at: '2021-04-05T10:00:00.000Z' },
};
const UNIT: CabildoUnit = {
  ...{ plan: PLAN, tally: TALLY, reporting: 'partial', lines: [], lagging: [] },
  averageProgress: {
    relativeToAuthorized: '1',
    relativeToCurrent: '0.5',
    relativeToScheduled: null,
  },
  notReported: [{ lineId: 'l', number: 102 }],
  modifications: [
    {
      folio: 'F-1',
      formDate: '2021-01',
      movements: [
        {
          ...{ lineId: 'l', kind: 'action', number: 101, description: HOSTILE, block: 1 },
          ...{ movements: ['CUM', 'AM'], before: '12', after: '1234', increase: '2' },
          ...{ decrease: null, justification: HOSTILE, justifiedBy: 'row' },
          ...{ scheduleBefore: null, scheduleAfter: ['1234', '0', '0', '0'] },
          ...{ unitBefore: 'Caja', unitAfter: 'Lote', descriptionBefore: 'Antes' },
        },
      ],
    },
  ],
  laterModifications: [],
  amountsUnderWay: [
    {
      ...{ transferId: 't', direction: 'out', amount: '4', whole: false, folio: 'F-1' },
      ...{ from: { planId: PLAN.id, lineId: 'l' }, to: { planId: '2021.54102', lineId: null } },
    },
  ],
  findings: [OPEN, ACKNOWLEDGED],
};
const REPORT: CabildoReport = {
  ...{ asOf: 9, fiscalYear: 2021, quarter: 1, tally: TALLY, findings: [] },
  branches: [{ ...coded, tally: TALLY, programs: [{ ...coded, tally: TALLY, units: [UNIT] }] }],
  comparison: {
    since: 4,
    units: [
      {
        plan: PLAN,
        changes: [{ field: 'status', before: 'open', after: 'authorized' }],
        lines: [
          {
            ...{ lineId: 'l', kind: 'action', number: 101, description: 'Ahora', opened: false },
            changes: [
              { field: 'currentGoal', before: '12', after: '1234' },
              { field: 'description', before: 'Antes', after: HOSTILE },
              { field: 'active', before: 'true', after: 'false' },
            ],
          },
        ],
        folios: [{ folio: 'F-1', formDate: '2021-01', before: 'draft', after: 'authorized' }],
        findings: {
          appeared: [OPEN],
          disappeared: [ACKNOWLEDGED],
          changed: [{ before: OPEN, after: { ...ACKNOWLEDGED, message: 'Ahora más' } }],
        },
      },
    ],
    findings: { appeared: [], disappeared: [], changed: [] },
  },
};

function rowsOf(caption: string): readonly (readonly string[])[] | undefined {
  return cabildoLayout(REPORT).tables.find((table) => table.caption?.startsWith(caption))?.rows;
}

describe('cabildoLayout', () => {
  it('counts open findings by severity, and the acknowledged ones apart', () => {
    expect(rowsOf('Resumen')?.at(-1)).toStrictEqual([
      ...['Total', '2', '1', '0', '1', '1', '1', '0', '0', '1'],
    ]);
    expect(rowsOf('Hallazgos abiertos · 54')).toStrictEqual([['POA-C01', '101', HOSTILE]]);
    const captions = cabildoLayout(REPORT).tables.map(({ caption }) => caption ?? '');
    expect(captions).toContain(`Hallazgos abiertos · 54 ${HOSTILE} (y 1 atendido)`);
  });

  it('says who has not reported, and what is under way', () => {
    expect(rowsOf('Unidades que no han')).toStrictEqual([
      [`54 ${HOSTILE}`, 'en parte', '1', '2', '102'],
    ]);
    expect(rowsOf('Cantidades en tránsito')).toStrictEqual([
      ['F-1', '2021.54101', '2021.54102', '', '4'],
    ]);
  });

  it('shows what a row of a folio found and left', () => {
    expect(rowsOf('Modificaciones del trimestre')).toStrictEqual([
      [
        ...['F-1', 'CUM / AM', '101', '2', '', '12', '1234', 'Caja → Lote', `Acción: ${HOSTILE}`],
        ...['Antes', 'no consta → 1,234 · 0 · 0 · 0', HOSTILE, 'su renglón'],
      ],
    ]);
  });

  it('shows figures, words, folios and findings that changed', () => {
    const since = 'Cambios desde la posición 4';
    expect(rowsOf(`${since} · cifras`)).toStrictEqual([
      ['101', 'meta actual', '12', '1234', 'Acción: Ahora'],
    ]);
    expect(rowsOf(`${since} · datos`)).toStrictEqual([
      ['Plan', 'estado', 'abierto', 'autorizado', ''],
      ['101', 'redacción', 'Antes', HOSTILE, 'Acción: Ahora'],
      ['101', 'activa', 'sí', 'no', ''],
    ]);
    expect(rowsOf(`${since} · folios`)).toStrictEqual([
      ['F-1', '2021-01', 'borrador', 'autorizado'],
    ]);
    expect(rowsOf(`${since} · hallazgos`)).toStrictEqual([
      ['aparece', 'POA-C01', '101', HOSTILE],
      ['ya no consta', 'POA-C01', '101', 'Atendido'],
      ['antes', 'POA-C01', '101', HOSTILE],
      ['ahora, atendido', 'POA-C01', '101', 'Ahora más'],
    ]);
  });
});

describe('cabildoReportPage', () => {
  it('shows hostile texts as texts, and a table without rows as a sentence', () => {
    const root = parsedPage(cabildoReportPage(REPORT));
    expect(elements(root, 'script')).toStrictEqual([]);
    const cells = elements(root, 'table').flatMap(bodyRows).flat();
    expect(cells).toContain(`<script>alert("1")</script> & '‹U+202E›`);
    expect(elements(root, 'p').map(textOf)).toContain('Líneas rezagadas: sin renglones.');
  });

  it('has no comparison where none was asked for, and is the same text each time', () => {
    const alone = { ...REPORT, comparison: null };
    const headings = elements(parsedPage(cabildoReportPage(alone)), 'h2').map(textOf);
    expect(headings.filter((each) => each.startsWith('Qué cambió'))).toStrictEqual([]);
    expect(cabildoReportPage(REPORT)).toBe(cabildoReportPage(REPORT));
  });
});
