import type { Folio, LineFigures, ModificationsList, QuarterlyGrid } from '@libro/plans';
import { bodyRows, children, elements } from '../../../../test/support/parsed-page';
import { parsedPage, textOf } from '../../../../test/support/parsed-page';
import type { Element } from '../../../../test/support/parsed-page';
import { modificationsListPage, modificationsSheetPage } from './modifications.page';
import { quarterlyGridPage } from './quarterly-grid.page';

const HOSTILE = `<script>alert("1")</script> & 'x' </td>\u202E`;
const SHOWN = `<script>alert("1")</script> & 'x' </td>‹U+202E›`;
const coded = { code: '54', name: HOSTILE };
const PLAN: QuarterlyGrid['plan'] = {
  ...{ id: '2021.54101', fiscalYear: 2021, status: 'authorized' },
  ...{ branch: coded, program: coded, executingUnit: coded },
  ...{ purpose: coded, function: coded, subfunction: coded, linesOfAction: [] },
};
const LINE: LineFigures = {
  ...{ lineId: 'l', kind: 'action', number: 101, description: HOSTILE, linesOfAction: [HOSTILE] },
  ...{ unitOfMeasure: HOSTILE, active: true, authorizedGoal: '0', currentGoal: '1234.5' },
  ...{ planned: null, achieved: ['0', null, null, null], absoluteProgress: '0' },
  ...{ relativeProgress: 0, relativeToAuthorized: null, relativeToCurrent: '0' },
  ...{ relativeToScheduled: null, modificationFactor: null, restated: false, carriedOver: '0' },
  ...{ carriedUpTo: null, earlierSeries: [], remarks: HOSTILE, corrections: [], findings: [] },
};
const GRID: QuarterlyGrid = {
  ...{ asOf: 7, quarter: 1, plan: PLAN, closed: false, outdated: false, digest: 'd1' },
  ...{ lines: [LINE], signatures: [] },
};
const FOLIO: Folio = {
  ...{ folio: HOSTILE, status: 'draft', formDate: '2021-04', signatures: [], digest: 'd2' },
  blocks: [
    {
      justification: HOSTILE,
      rows: [
        {
          ...{ lineId: 'l', kind: 'meta', number: 100, movements: ['T', 'AM'] },
          ...{ description: HOSTILE, linesOfAction: [], unitOfMeasure: 'Apoyo' },
          ...{ authorized: null, increase: '1234', decrease: null, modified: '1234' },
          ...{ calendar: null, calendarPrinted: null, justification: null },
        },
      ],
    },
  ],
};
const LIST: ModificationsList = { asOf: 7, plan: PLAN, items: [FOLIO], next: null };

const gridOf = (line: Partial<LineFigures>, grid: Partial<QuarterlyGrid> = {}) =>
  parsedPage(quarterlyGridPage({ ...GRID, ...grid, lines: [{ ...LINE, ...line }] }));
const cellsOf = (root: Element) => bodyRows(root).at(-1) ?? [];
function valueOf(root: Element, label: string): readonly string[] {
  const fields = elements(root, 'dl').flatMap(children);
  return fields.flatMap((each, nth) => {
    const value = fields[nth + 1];
    return textOf(each) === label && value !== undefined ? [textOf(value)] : [];
  });
}

describe('quarterlyGridPage', () => {
  it('leaves blank what does not stand, which is not 0', () => {
    expect(cellsOf(gridOf({ remarks: null }))).toStrictEqual([
      ...[SHOWN, 'Acción 101', SHOWN, SHOWN, '0', '1,234.5'],
      ...['', '0', '', '', '', '', '', '', '0', '0%', ''],
      ...['', '0%', '', '', ''],
    ]);
    const silent = { achieved: [null, null, null, null], absoluteProgress: null } as const;
    const cells = cellsOf(gridOf({ ...silent, relativeProgress: null, relativeToCurrent: null }));
    expect(cells.slice(7, 16)).toStrictEqual(['', '', '', '', '', '', '', '', '']);
  });

  it('groups a percentage beyond a thousand as every figure', () => {
    expect(cellsOf(gridOf({ relativeProgress: 1943 }))[15]).toBe('1,943%');
  });

  it('marks a line that is inactive, and goals that were restated', () => {
    const cells = cellsOf(gridOf({ active: false, restated: true, unitOfMeasure: 'Lote' }));
    expect(cells.slice(1, 4)).toStrictEqual(['Acción 101 (inactiva)', SHOWN, 'Lote (reexpresada)']);
  });

  it('says under the remarks why figures were corrected, and what was measured before', () => {
    const root = gridOf({
      remarks: 'Faltó material',
      corrections: [
        { quarter: 1, reason: 'Mal contado' },
        { quarter: 2, reason: 'Otro', unitOfMeasure: 'Caja' },
      ],
      earlierSeries: [
        {
          ...{ unitOfMeasure: 'Caja', goal: '1200', planned: null },
          ...{ achieved: ['400', null, null, null], carriedOver: '0', carriedUpTo: null },
          remarks: null,
        },
      ],
    });
    const remarks = elements(root, 'td').flatMap((cell) => elements(cell, 'p').map(textOf));
    expect(remarks).toStrictEqual([
      'Faltó material',
      'Corrección del trimestre I: Mal contado',
      'Corrección del trimestre II (Caja): Otro',
      'ANTES DEL CAMBIO DE UNIDAD: Caja, meta 1,200; alcanzado I: 400',
    ]);
  });

  it.each([
    [false, false, 'abierto'],
    [true, false, 'cerrado'],
    [true, true, 'cerrado; sus firmas son anteriores al último cambio'],
  ])('says whether its quarter is closed (%j, outdated %j)', (closed, outdated, state) => {
    const root = gridOf({}, { closed, outdated, quarter: 3 });
    expect(valueOf(root, 'ESTADO')).toStrictEqual([state]);
    expect(valueOf(root, 'TRIMESTRE')).toStrictEqual(['Jul-Sep 2021']);
    expect(valueOf(root, 'FORMATO')).toStrictEqual(['TMM-F004']);
  });

  it('says who signed and when, and leaves a place to who did not', () => {
    const signedAt = '2021-04-05T10:00:00.000Z';
    const signature = { role: 'prepared', office: HOSTILE, name: HOSTILE, signedAt };
    const root = gridOf({}, { signatures: [signature] });
    const places = elements(root, 'li').map((place) => elements(place, 'span').map(textOf));
    expect(places).toStrictEqual([
      ['ELABORÓ', SHOWN, SHOWN, signedAt],
      ['REVISÓ', 'Sin firma'],
      ['AUTORIZÓ', 'Sin firma'],
    ]);
    expect(elements(root, 'main').map(textOf).join()).toContain('Huella de lo que se firma: d1');
  });

  it('explains each code once, and has no heading for none', () => {
    const headings = (root: Element) => elements(root, 'h2').map(textOf);
    const root = gridOf({ findings: ['POA-O01', 'POA-C01', 'POA-O01'] });
    expect(cellsOf(root).at(-1)).toBe('POA-O01 POA-C01 POA-O01');
    expect(valueOf(root, 'POA-C01')).toStrictEqual(['Lo programado no suma la meta anual']);
    expect(valueOf(root, 'POA-O01')).toHaveLength(1);
    expect(headings(root)).toStrictEqual(['Hallazgos', 'Firmas']);
    expect(headings(gridOf({}))).toStrictEqual(['Firmas']);
  });
});

describe('the modifications pages', () => {
  it('show a block, its justification and the rows that inherit it', () => {
    const root = parsedPage(modificationsListPage(LIST));
    expect(bodyRows(root)).toStrictEqual([
      [`Bloque 1. Justificación: ${SHOWN}`],
      [
        ...['T / AM', '', 'Meta 100', SHOWN, 'Apoyo', '', '1,234', '', '1,234'],
        ...['', '', '', '', 'La de su bloque'],
      ],
    ]);
    expect(valueOf(root, 'ESTADO')).toStrictEqual(['borrador']);
    expect(valueOf(root, 'FECHA')).toStrictEqual(['2021-04']);
    expect(valueOf(root, 'CUM')).toStrictEqual(['Cambio de unidad de medida']);
  });

  it('show every folio of the list under a heading of its own', () => {
    const other: Folio = { ...FOLIO, folio: '2021-04-2', blocks: [], status: 'not-applied' };
    const root = parsedPage(modificationsListPage({ ...LIST, items: [FOLIO, other] }));
    expect(elements(root, 'h2', 'h3').map(textOf)).toStrictEqual([
      ...[`Folio ${SHOWN}`, `Firmas del folio ${SHOWN}`],
      ...['Folio 2021-04-2', 'Firmas del folio 2021-04-2', 'Movimientos'],
    ]);
    expect(valueOf(root, 'ESTADO')).toStrictEqual([
      'borrador',
      'transcrito sin aplicar: sus metas no son las del libro',
    ]);
  });

  it('say so where a plan has none', () => {
    const root = parsedPage(modificationsListPage({ ...LIST, items: [] }));
    expect(elements(root, 'table')).toStrictEqual([]);
    expect(elements(root, 'p').map(textOf)).toContain('El plan no tiene modificaciones.');
  });
});

it('no text of others becomes markup on any page', () => {
  const sheet = { ...FOLIO, asOf: 7, plan: PLAN };
  const pages = [
    quarterlyGridPage(GRID),
    modificationsListPage(LIST),
    modificationsSheetPage(sheet),
  ];
  for (const text of pages) {
    expect(elements(parsedPage(text), 'script')).toStrictEqual([]);
    expect(text).not.toMatch(/\u202E|<script/);
  }
  const [title] = elements(parsedPage(modificationsSheetPage(sheet)), 'title').map(textOf);
  expect(title).toBe(`Modificaciones programáticas · 2021.54101 · folio ${SHOWN}`);
});
