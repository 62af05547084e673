import { AUTHORIZED_PLAN, event, idOf, PLAN_ID, UNIT } from '../../../../test/support/plan-history';
import { recordedOf } from '../../../../test/support/plan-log';
import { folioDigest } from '../plan/folio-digest';
import { lineIdInFolio } from '../plan/ids';
import type { DraftRow, Movement } from '../plan/modification.events';
import type { PlanEvent } from '../plan/plan.events';
import { NO_PLAN_VIEW, planViewAfter } from '../projection/plan-view';
import { folioOnForm, folioOnRecord } from './folio';

/** Folio F-1 as its form shows it after a history. */
function formAfter(...events: readonly PlanEvent[]) {
  const recorded = recordedOf([...AUTHORIZED_PLAN, ...events]);
  const { plan, papers } = recorded.reduce(planViewAfter, NO_PLAN_VIEW);
  const of = plan.status === 'none' ? undefined : plan.modifications.get('F-1');
  if (plan.status === 'none' || of === undefined) throw new Error('no folio');
  return folioOnForm(folioOnRecord(plan, papers, of));
}

const row: DraftRow = {
  lineId: idOf(101),
  opens: null,
  movements: [],
  authorized: '60',
  calendar: ['30', '10', '10', '10'],
  description: 'Integrar expedientes de obra',
  linesOfAction: ['2.6.1'],
  justification: null,
};

function drafted(...rows: readonly DraftRow[]) {
  const content = { formDate: '2021-07', blocks: [{ justification: 'Más obra', rows }] };
  return event('ModificationDrafted', { folio: 'F-1', content });
}

it('shows the unit of measure that a row was drafted in, whatever its line has by now', () => {
  const draft = drafted({ ...row, movements: [{ code: 'R' }], unitOfMeasure: 'Caja' });
  expect(formAfter(draft).blocks[0]?.rows[0]?.unitOfMeasure).toBe('Caja');
});

function figures(movements: readonly Movement[], changed: Partial<DraftRow> = {}) {
  const [first] = formAfter(drafted({ ...row, movements, ...changed })).blocks[0]?.rows ?? [];
  return [first?.authorized, first?.increase, first?.decrease, first?.modified];
}

it('shows a draft with the digest that its signatures bind to', () => {
  const draft = drafted({ ...row, movements: [{ code: 'AM', amount: '5' }] });
  expect(formAfter(draft)).toStrictEqual({
    folio: 'F-1',
    status: 'draft',
    formDate: '2021-07',
    blocks: [
      {
        justification: 'Más obra',
        rows: [
          {
            lineId: idOf(101),
            kind: 'action',
            number: 101,
            movements: ['AM'],
            description: 'Integrar expedientes de obra',
            linesOfAction: ['2.6.1'],
            unitOfMeasure: 'Expediente',
            authorized: '60',
            increase: '5',
            decrease: null,
            modified: '60',
            calendar: ['30', '10', '10', '10'],
            calendarPrinted: null,
            justification: null,
          },
        ],
      },
    ],
    signatures: [],
    digest: folioDigest(PLAN_ID, 'F-1', draft.data.content),
  });
});

it('shows who signed, and when', () => {
  const signed = { folio: 'F-1', role: 'prepared' as const, digest: 'd', signedBy: UNIT };
  expect(formAfter(drafted(row), event('ModificationSigned', signed)).signatures).toStrictEqual([
    {
      role: 'prepared',
      office: 'Unidad ejecutora',
      name: 'u-elena',
      signedAt: '2021-04-05T10:00:00.000Z',
    },
  ]);
});

const elsewhere = { planId: '2021.99999', lineId: 'x' };
it.each<[string, readonly Movement[], readonly (string | null)[]]>([
  ['R changes no goal', [{ code: 'R' }], ['60', null, null, '60']],
  ['D lowers', [{ code: 'D', amount: '5' }], ['60', null, '5', '60']],
  ['S takes the whole goal', [{ code: 'S' }], ['60', null, '60', '60']],
  [
    'T gives an amount, and AM raises',
    [
      { code: 'T', direction: 'out', amount: '10', to: elsewhere },
      { code: 'AM', amount: '4' },
    ],
    ['60', '4', '10', '60'],
  ],
  [
    'T gives the whole line',
    [{ code: 'T', direction: 'out', amount: 'whole', to: elsewhere }],
    ['60', null, '60', '60'],
  ],
  [
    'T takes in',
    [{ code: 'T', direction: 'in', amount: '7', from: elsewhere, transferId: 't' }],
    ['60', '7', null, '60'],
  ],
])('%s', (_, movements, expected) => {
  expect(figures(movements)).toStrictEqual(expected);
});

it('shows a row that opens a line without an authorized goal, its whole goal an increase', () => {
  const opens = { kind: 'action' as const, number: 103, unitOfMeasure: 'Caja', additive: false };
  const opening = { ...row, lineId: null, opens, authorized: null, movements: [{ code: 'AP' }] };
  const draft = drafted({ ...opening, movements: [{ code: 'AP' }] });
  expect(formAfter(draft).blocks[0]?.rows[0]).toMatchObject({
    lineId: lineIdInFolio(PLAN_ID, 'F-1', { block: 1, row: 1 }),
    number: 103,
    unitOfMeasure: 'Caja',
    authorized: null,
    increase: '60',
    modified: '60',
  });
});

it('shows a row about a line that an earlier row of the folio opens as that line', () => {
  const opens = { kind: 'meta' as const, number: 300, unitOfMeasure: 'Caja', additive: false };
  const opening = { ...row, lineId: null, opens, authorized: null, movements: [{ code: 'AP' }] };
  const lineId = lineIdInFolio(PLAN_ID, 'F-1', { block: 1, row: 1 });
  const changing = { ...row, lineId, movements: [{ code: 'R' as const }] };
  const draft = drafted({ ...opening, movements: [{ code: 'AP' }] }, changing);
  expect(formAfter(draft).blocks[0]?.rows[1]).toMatchObject({
    lineId,
    kind: 'meta',
    number: 300,
    unitOfMeasure: 'Caja',
    authorized: '60',
  });
});

describe('a folio that was printed', () => {
  const printed = {
    row: 1,
    lineId: idOf(101),
    kind: 'action' as const,
    number: 101,
    movements: ['T' as const, 'AM' as const],
    description: 'Integrar expedientes',
    linesOfAction: ['2.6.1'],
    unitOfMeasure: 'Expediente',
    authorized: '60',
    increase: '5',
    decrease: null,
    modified: '65',
    justification: null,
  };
  const source = { sheet: 'd1'.repeat(32), file: 'f009.txt', sha256: 'f1', line: 3, row: null };

  function transcribed(calendarPrinted: readonly [string | null, null, null, string | null]) {
    return event('ModificationTranscribed', {
      folio: 'F-1',
      formDate: '2021-04',
      blocks: [{ justification: 'Impresa', rows: [{ ...printed, calendarPrinted }] }],
      applied: true,
      source,
    });
  }

  it('stands as printed; a blank cell is 0', () => {
    const form = formAfter(transcribed(['30', null, null, '35']));
    expect(form).toMatchObject({ status: 'authorized', digest: source.sheet, signatures: [] });
    expect(form.blocks[0]?.rows[0]).toMatchObject({
      movements: ['T', 'AM'],
      increase: '5',
      modified: '65',
      calendar: ['30', '0', '0', '35'],
      calendarPrinted: ['30', null, null, '35'],
    });
  });

  it('has no calendar where it was left wholly blank', () => {
    const [first] = formAfter(transcribed([null, null, null, null])).blocks[0]?.rows ?? [];
    expect(first?.calendar).toBeNull();
  });
});
