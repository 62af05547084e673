import type { QuarterlyGrid } from '@libro/plans';
import { DataFolder, SHEET_FILES } from '../../support/libro';

jest.setTimeout(120_000);

/**
 * The sheets of quarter I, cell by cell: number · goal = P I–IV / A I : absolute · %, and what a
 * finding names. 406 is planned with 11 against 10, 509 achieved 1, which is 8 %: the ledger's
 * figures, with their findings.
 */
const ROWS: Readonly<Record<string, string>> = {
  '2021.54102': `
200 4 = 0 2 1 1 / 0 : 0 0 POA-I04
201 2 = 0 1 0 1 / 0 : 0 0
202 4 = 0 2 1 1 / 0 : 0 0 POA-I04
203 1 = 0 0 0 1 / 0 : 0 0 POA-I04
204 4 = 0 2 1 1 / 0 : 0 0 POA-I04`,
  '2021.34201': `
300 140860 = 26412 15846 80994 17608 / 42842 : 42842 30 POA-I04 POA-O01
301 40 = 10 10 10 10 / 10 : 10 25 POA-O01
302 60 = 15 12 25 8 / 19 : 19 32 POA-O01
303 180 = 80 0 80 20 / 60 : 60 33 POA-O01
304 634 = 120 190 215 109 / 137 : 137 22 POA-O01
305 160 = 30 18 92 20 / 31 : 31 19 POA-O01
306 4 = 3 0 1 0 / 3 : 3 75 POA-I04 POA-O01
307 52 = 10 10 16 16 / 16 : 16 31 POA-I04 POA-O01`,
  '2021.54202': `
400 1 = 0 0 0 1 / 0 : 0 0
401 100 = 40 24 21 15 / 32 : 32 32
402 40 = 0 20 20 0 / 0 : 0 0
403 120 = 30 30 30 30 / 30 : 30 25
404 40 = 0 0 0 40 / 0 : 0 0
405 1 = 0 0 1 0 / 0 : 0 0
406 10 = 2 3 3 3 / 2 : 2 20 POA-C01`,
  '2021.54203': `
500 21366 = 5594 5344 4934 5494 / 850 : 850 4 POA-J02 POA-O01
501 540 = 150 150 90 150 / 31 : 31 6 POA-O01
502 2100 = 600 500 400 600 / 45 : 45 2 POA-O01
503 72 = 18 18 18 18 / 2 : 2 3 POA-O01
504 5150 = 1500 1250 1000 1400 / 537 : 537 10 POA-O01
505 22 = 6 7 7 2 / 0 : 0 0 POA-J02 POA-O01
506 60 = 15 15 15 15 / 7 : 7 12 POA-O01
507 18 = 5 4 3 6 / 0 : 0 0 POA-J02 POA-O01
508 36 = 9 9 9 9 / 0 : 0 0 POA-J02 POA-O01
509 12 = 3 3 3 3 / 1 : 1 8 POA-C02 POA-O01
510 9 = 3 3 3 0 / 1 : 1 11 POA-O01`,
  '2021.54204': `
600 45054 = 10968 11594 10421 12071 / 5833 : 5833 13 POA-O01
601 600 = 150 150 150 150 / 13 : 13 2 POA-O01
602 2632 = 727 661 522 722 / 456 : 456 17 POA-O01
603 4667 = 1217 1178 1127 1145 / 104 : 104 2 POA-O01
604 1830 = 478 474 409 469 / 64 : 64 3 POA-O01
605 381 = 96 93 90 102 / 39 : 39 10 POA-O01
606 50 = 10 16 8 16 / 11 : 11 22 POA-O01
607 180 = 45 45 45 45 / 47 : 47 26 POA-O01
608 8 = 2 2 2 2 / 2 : 2 25 POA-O01`,
};
const PLANS = Object.entries(ROWS).map(([plan, rows]) => ({ plan, rows: rows.trim().split('\n') }));
const UUID = /^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** A row as it is written above; a figure of a quarter that is not over yet would show. */
function rowOf(line: QuarterlyGrid['lines'][number]): string {
  const { number, currentGoal, planned, achieved, absoluteProgress, relativeProgress } = line;
  const reported = achieved.filter((figure) => figure !== null);
  return [
    `${number} ${currentGoal} = ${planned?.join(' ') ?? 'not stated'} / ${reported.join(' ')} :`,
    ...[absoluteProgress, relativeProgress, ...line.findings],
  ].join(' ');
}

describe.each(SHEET_FILES)('libro report f004 on $name', ({ path }) => {
  let data: DataFolder;
  const grids = new Map<string, QuarterlyGrid>();
  const asked = async (plan: string, quarter: string) =>
    (await data.answer('report', 'f004', '--plan', plan, '--quarter', quarter)) as QuarterlyGrid;
  beforeAll(async () => {
    data = await DataFolder.with(path);
    for (const { plan } of PLANS) grids.set(plan, await asked(plan, '1'));
  });
  afterAll(() => data.remove());
  const grid = (plan: string): QuarterlyGrid => {
    const found = grids.get(plan);
    if (found === undefined) throw new Error(`no grid of ${plan}`);
    return found;
  };

  it('has all 40 rows of the sheets', () => {
    expect(PLANS.flatMap(({ rows }) => rows)).toHaveLength(40);
  });

  it.each(PLANS)('$plan equals its sheet cell by cell', ({ plan, rows }) => {
    const { asOf, quarter, lines, signatures } = grid(plan);
    expect([asOf, quarter]).toStrictEqual([113, 1]);
    expect(lines.map(rowOf)).toStrictEqual(rows);
    const untold = lines.map(({ achieved }) => achieved.slice(1));
    expect(untold).toStrictEqual(lines.map(() => [null, null, null]));
    expect(lines.map(({ authorizedGoal, active }) => [authorizedGoal, active])).toStrictEqual(
      lines.map(({ currentGoal }) => [currentGoal, true]),
    );
    expect(signatures.map(({ role, signedAt }) => [role, signedAt])).toStrictEqual([
      ['prepared', null],
      ['reviewed', null],
      ['authorized', null],
    ]);
  });

  it('does not report what was printed for quarters that were not over', async () => {
    const { lines } = await asked('2021.54202', '4');
    expect(lines.map(({ achieved }) => achieved.slice(1))).toStrictEqual(
      lines.map(() => [null, null, null]),
    );
  });

  it('has the shape that clients rely on', () => {
    const coded = { code: expect.any(String) as string, name: expect.any(String) as string };
    const { lines, ...sheet } = grid('2021.54202');
    expect(sheet).toStrictEqual({
      asOf: 113,
      quarter: 1,
      plan: {
        ...{ id: '2021.54202', fiscalYear: 2021, status: 'authorized' },
        ...{ branch: coded, program: coded, executingUnit: { ...coded, code: '54202' } },
        ...{ purpose: coded, function: coded, subfunction: coded },
        linesOfAction: ['2.6.1', '2.6.2', '2.6.3'].map((code) => ({ ...coded, code })),
      },
      ...{
        closed: false,
        outdated: false,
        digest: expect.stringMatching(/^[\da-f]{64}$/) as string,
      },
      signatures: ['prepared', 'reviewed', 'authorized'].map((role) => ({
        ...{ role, signedAt: null },
        ...{ office: expect.any(String) as string, name: expect.any(String) as string },
      })),
    });
    expect(lines[1]).toStrictEqual({
      ...{ lineId: expect.stringMatching(UUID) as string, kind: 'action', number: 401 },
      description: expect.any(String) as string,
      linesOfAction: ['2.6.1', '2.6.2', '2.6.3'],
      ...{ unitOfMeasure: 'DICTAMEN TÉCNICO', active: true },
      ...{ authorizedGoal: '100', currentGoal: '100', planned: ['40', '24', '21', '15'] },
      ...{ achieved: ['32', null, null, null], absoluteProgress: '32', relativeProgress: 32 },
      ...{ relativeToAuthorized: '0.32', relativeToCurrent: '0.32', relativeToScheduled: '0.8' },
      ...{ modificationFactor: '1', restated: false, carriedOver: '0', corrections: [] },
      ...{ carriedUpTo: null, earlierSeries: [] },
      ...{ remarks: expect.any(String) as string, findings: [] },
    });
  });
});
