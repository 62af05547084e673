import type { CabildoMovement, CabildoReport, CabildoUnit } from '@libro/plans';
import { DataFolder, libro, SHEET_FILES } from '../../support/libro';

jest.setTimeout(120_000);

const ASKED = ['report', 'cabildo', '--year', '2021', '--quarter'] as const;
const PLAN = '2021.54101';
const FOLIO = '2021-04-1';
/** Block, number, movements: goal before + − after, schedule before > after, unit, whose words. */
const ROWS = [
  '1 100 D: 527 - 41 486, none > 224 131 87 44, Apoyo Social, row',
  '1 103 AP: - 44 - 44, none > 10 15 19 0, Apoyo, block',
  '1 104 D: 41 - 41 0, none > 0 0 0 0, Apoyo, block',
  '2 100 AM: 486 9753 - 10239, 224 131 87 44 > 224 4788 5152 75, Apoyo Social, block',
  '2 101 T+AM: 263 100 - 363, none > 153 116 61 33, Beneficiario, block',
  '2 102 AM: 179 57 - 236, none > 61 75 69 31, Apoyo, block',
  '2 103 AM: 44 17 - 61, 10 15 19 0 > 10 18 22 11, Apoyo, block',
  '2 104 AP: - 9579 - 9579, none > 0 4579 5000 0, Beneficiado, row',
];

const LAGGING_54203 = [
  ...[
    [500, '4744'],
    [501, '119'],
    [502, '555'],
    [503, '16'],
    [504, '963'],
    [505, '6'],
  ],
  ...[
    [506, '8'],
    [507, '5'],
    [508, '9'],
    [509, '2'],
    [510, '2'],
  ],
];
const LAGGING_54204 = [
  ...[
    [600, '5135'],
    [601, '137'],
    [602, '271'],
    [603, '1113'],
    [604, '414'],
    [605, '57'],
  ],
];

function rowOf(row: CabildoMovement): string {
  const cells = (texts: readonly (string | null)[] | null) =>
    texts === null ? 'none' : texts.map((text) => text ?? '-').join(' ');
  const { block, number, before, increase, decrease, after, justifiedBy } = row;
  return [
    `${block} ${number} ${row.movements.join('+')}: ${cells([before, increase, decrease, after])}`,
    `${cells(row.scheduleBefore)} > ${cells(row.scheduleAfter)}`,
    `${row.unitAfter}, ${justifiedBy ?? 'none'}`,
  ].join(', ');
}

const unitsOf = ({ branches }: CabildoReport): readonly CabildoUnit[] =>
  branches.flatMap(({ programs }) => programs.flatMap(({ units }) => units));

describe.each(SHEET_FILES)('the cabildo report of $name', ({ path }) => {
  let data: DataFolder;
  beforeAll(async () => {
    data = await DataFolder.with(path);
  });
  afterAll(() => data.remove());
  const report = async (...args: readonly string[]) =>
    (await data.answer(...ASKED, ...args)) as CabildoReport;
  const modified = (of: CabildoReport) => unitsOf(of).find(({ plan }) => plan.id === PLAN);

  it('of quarter I counts what was reported, lags and is missing', async () => {
    const { asOf, tally, branches, comparison } = await report('1');
    expect([asOf, comparison]).toStrictEqual([113, null]);
    expect(tally).toMatchObject({
      ...{ units: 6, unitsNotReported: 1, unitsPartlyReported: 0, unitsHoldingAmounts: 0 },
      ...{ lines: 45, reported: 40, lagging: 19, amountsUnderWay: 0 },
      ...{ modifications: 0, movements: 0 },
    });
    expect(tally.openFindings).toStrictEqual(tally.findings);
    expect(tally.acknowledgedFindings).toStrictEqual({ error: 0, warning: 0, notice: 0 });
    const programs = branches.flatMap((branch) => branch.programs);
    expect(
      programs.map(({ code, units }) => [code, units.map(({ plan }) => plan.executingUnit.code)]),
    ).toStrictEqual([
      ['511', ['54101', '54102']],
      ['542', ['34201', '54202', '54203', '54204']],
    ]);
  });

  it('names every line that lags, with its figures and remarks', async () => {
    const units = unitsOf(await report('1'));
    const lagging = units.map(({ plan, lagging: lines }) => [
      plan.executingUnit.code,
      lines.map(({ number, missing }) => [number, missing]),
    ]);
    expect(lagging).toStrictEqual([
      ['54101', []],
      ['54102', []],
      ['34201', [[303, '20']]],
      ['54202', [[401, '8']]],
      ['54203', LAGGING_54203],
      ['54204', LAGGING_54204],
    ]);
    const [line] = units.find(({ plan }) => plan.id === '2021.54202')?.lagging ?? [];
    expect(line).toMatchObject({ scheduledToDate: '40', achievedToDate: '32' });
    const lines = units.flatMap((unit) => unit.lagging);
    expect(lines.filter(({ remarks }) => remarks === null)).toStrictEqual([]);
  });

  it('says which unit has not reported, and which lines of it', async () => {
    const units = unitsOf(await report('1'));
    expect(
      units
        .filter(({ reporting }) => reporting !== 'complete')
        .map(({ plan, reporting, notReported }) => [
          ...[plan.id, reporting, notReported.map(({ number }) => number)],
        ]),
    ).toStrictEqual([[PLAN, 'none', [100, 101, 102, 103, 104]]]);
  });

  it('shows the April folio in quarter II, and in I as one that the goals have in', async () => {
    const first = modified(await report('1'));
    const second = modified(await report('2'));
    expect([first?.modifications, second?.laterModifications]).toStrictEqual([[], []]);
    for (const folios of [first?.laterModifications, second?.modifications]) {
      expect(folios?.map(({ folio, formDate }) => [folio, formDate])).toStrictEqual([
        [FOLIO, '2021-04'],
      ]);
      expect(folios?.[0]?.movements.map(rowOf)).toStrictEqual(ROWS);
    }
    expect((await report('2')).tally).toMatchObject({ modifications: 1, movements: 8 });
    expect(modified(await report('3'))?.modifications).toStrictEqual([]);
    const rows = second?.modifications[0]?.movements ?? [];
    expect(rows[7]?.justification).toContain('3,784');
    expect(rows[1]?.justification).toBe(rows[0]?.justification);
    expect(rows[3]?.descriptionBefore).toBe(rows[0]?.description);
    expect(rows[3]?.description).not.toBe(rows[0]?.description);
    expect([rows[2]?.lineId === rows[7]?.lineId, rows[7]?.descriptionBefore]).toStrictEqual([
      ...[false, null],
    ]);
  });

  it('fits a screen of 80 with its comparison, and none of it is cut off', async () => {
    const args = ['--data', data.path, ...ASKED, '2', '--since', '0'];
    const { code, stdout } = await libro(args, { columns: 80 });
    expect(code).toBe(0);
    const widths = stdout.split('\n').map((line) => line.normalize('NFC').length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(80);
    expect(stdout).not.toMatch(/[\p{L}\d]…/u);
    expect(stdout).toContain('Modificaciones del trimestre · 54101');
  });

  it('as CSV: every table under its caption, figures plain', async () => {
    const { code, stdout } = await data.libro(...ASKED, '2', '--since', '102', '--format', 'csv');
    expect(code).toBe(0);
    const lines = stdout.split('\r\n');
    expect(lines.filter((line) => line.startsWith(`${FOLIO},`))).toHaveLength(8 + 1);
    expect(lines.some((line) => line.startsWith(`${FOLIO},AM,100,9753,,486,10239,`))).toBe(true);
    expect(lines).toContain(`${FOLIO},2021-04,—,autorizado`);
    expect(lines.some((line) => line.startsWith('100,meta actual,527,10239,'))).toBe(true);
  });
});
