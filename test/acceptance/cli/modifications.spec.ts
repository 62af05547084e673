import type { CurrentGoals, ModificationsList } from '@libro/plans';
import { DataFolder, SHEET_FILES } from '../../support/libro';

jest.setTimeout(120_000);

const PLAN = '2021.54101';
/** Number · movements : authorized + − modified = calendar / as printed · justification · unit. */
const ROWS = [
  [
    '100 D : 527 - 41 486 = 224 131 87 44 / 224 131 87 44 own Apoyo Social',
    '103 AP : - 44 - 44 = 10 15 19 0 / 10 15 19 - inherited Apoyo',
    '104 D : 41 - 41 0 = 0 0 0 0 / 0 0 0 - inherited Apoyo',
  ],
  [
    '100 AM : 486 9753 - 10239 = 224 4788 5152 75 / 224 4788 5152 75 inherited Apoyo Social',
    '101 T+AM : 263 100 - 363 = 153 116 61 33 / 153 116 61 33 inherited Beneficiario',
    '102 AM : 179 57 - 236 = 61 75 69 31 / 61 75 69 31 inherited Apoyo',
    '103 AM : 44 17 - 61 = 10 18 22 11 / 10 18 22 11 inherited Apoyo',
    '104 AP : - 9579 - 9579 = 0 4579 5000 0 / - 4579 5000 - own Beneficiado',
  ],
];

type Row = ModificationsList['items'][number]['blocks'][number]['rows'][number];
interface History {
  readonly lines: readonly {
    readonly lineId: string;
    readonly active: boolean;
    readonly entries: readonly { readonly type: string; readonly lineId: string | null }[];
  }[];
}

function rowOf(row: Row): string {
  const cells = (texts: readonly (string | null)[] | null) =>
    texts === null ? 'none' : texts.map((text) => text ?? '-').join(' ');
  const { authorized, increase, decrease, modified } = row;
  return [
    `${row.number} ${row.movements.join('+')} :`,
    `${cells([authorized, increase, decrease, modified])} =`,
    `${cells(row.calendar)} / ${cells(row.calendarPrinted)}`,
    row.justification === null ? 'inherited' : 'own',
    row.unitOfMeasure,
  ].join(' ');
}

describe.each(SHEET_FILES)('the folio of $name', ({ path }) => {
  let data: DataFolder;
  let list: ModificationsList;
  beforeAll(async () => {
    data = await DataFolder.with(path);
    list = (await data.answer('report', 'f009', '--plan', PLAN)) as ModificationsList;
  });
  afterAll(() => data.remove());
  const goals = async (...args: readonly string[]) =>
    (await data.answer('report', 'goals', '--plan', PLAN, ...args)) as CurrentGoals;

  it('libro report f009 shows all 8 rows of it', () => {
    expect(list.items).toHaveLength(1);
    const [folio] = list.items;
    expect(folio).toMatchObject({
      folio: '2021-04-1',
      status: 'authorized',
      formDate: '2021-04',
      digest: expect.stringMatching(/^[\da-f]{64}$/) as string,
    });
    expect(folio?.blocks.map(({ rows }) => rows.map(rowOf))).toStrictEqual(ROWS);
    const [first, second] = folio?.blocks ?? [];
    expect(first?.rows[0]?.justification).toBe(first?.justification);
    expect(second?.rows[4]?.justification).toContain('3,784');
    expect(second?.justification).not.toBe(second?.rows[4]?.justification);
  });

  it('libro report f009 has the shape that clients rely on', () => {
    expect(Object.keys(list).sort()).toStrictEqual(['asOf', 'items', 'next', 'plan']);
    const [folio] = list.items;
    expect(Object.keys(folio ?? {}).sort()).toStrictEqual(
      ['folio', 'status', 'formDate', 'blocks', 'signatures', 'digest'].sort(),
    );
    expect(folio?.blocks[0]?.rows[0]).toStrictEqual({
      ...{ lineId: expect.any(String) as string, kind: 'meta', number: 100, movements: ['D'] },
      ...{ description: expect.any(String) as string, linesOfAction: ['2.2.3', '2.3.1'] },
      ...{ unitOfMeasure: 'Apoyo Social', authorized: '527', increase: null, decrease: '41' },
      ...{ modified: '486', calendar: ['224', '131', '87', '44'] },
      calendarPrinted: ['224', '131', '87', '44'],
      justification: folio?.blocks[0]?.justification,
    });
  });

  it('libro report f009 --folio shows the one asked for, if there is one', async () => {
    const asked = ['report', 'f009', '--plan', PLAN, '--folio'] as const;
    const one = (await data.answer(...asked, '2021-04-1')) as ModificationsList;
    expect(one).toStrictEqual(list);
    const { code, stdout, stderr } = await data.libro(...asked, '2021-04-2');
    expect([code, stdout]).toStrictEqual([2, '']);
    expect(stderr).toBe('libro: no hay folio 2021-04-2 en el libro a esa posición\n');
  });

  it('libro report goals tells how far the goal moved', async () => {
    const { asOf, lines, amountsUnderWay } = await goals();
    expect([asOf, amountsUnderWay]).toStrictEqual([113, []]);
    const figures = lines.map((line) => [
      line.number,
      line.authorizedGoal,
      line.currentGoal,
      line.modificationFactor,
      line.active,
    ]);
    expect(figures).toStrictEqual([
      [100, '527', '10239', '19.4288', true],
      [101, '263', '363', '1.3802', true],
      [102, '179', '236', '1.3184', true],
      [103, '44', '61', '1.3864', true],
      [104, '41', '0', '0', false],
      [104, '9579', '9579', '1', true],
    ]);
    const actions = lines.filter(({ kind }) => kind === 'action');
    expect(actions.reduce((sum, line) => sum + Number(line.currentGoal), 0)).toBe(10_239);
  });

  it.each(['102', '112'])('libro report goals --as-of %s is before the folio', async (position) => {
    const { asOf, lines } = await goals('--as-of', position);
    expect(asOf).toBe(102);
    expect(
      lines.map(({ number, currentGoal, planned }) => [number, currentGoal, planned]),
    ).toStrictEqual([
      [100, '527', null],
      [101, '263', null],
      [102, '179', null],
      [104, '41', null],
    ]);
  });

  it('libro history keeps the two lines numbered 104 apart', async () => {
    const asked = ['history', '--plan', PLAN, '--line'] as const;
    const { lines } = (await data.answer(...asked, '104')) as History;
    const [lowered, opened] = lines;
    expect(lines.map(({ active }) => active)).toStrictEqual([false, true]);
    expect(lowered?.lineId).not.toBe(opened?.lineId);
    expect(lowered?.entries.map(({ type }) => type)).toStrictEqual([
      'ActionOpened',
      'AnnualGoalDecreased',
      'ActionOpened',
    ]);
    expect(opened?.entries.map(({ type }) => type)).toStrictEqual(['ActionOpened']);
    const byId = (await data.answer(...asked, opened?.lineId ?? '')) as History;
    expect(byId.lines).toStrictEqual([opened]);
  });
});
