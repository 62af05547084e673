import { DataFolder, SHEET_FILES } from '../../support/libro';

jest.setTimeout(120_000);

/** Plan · events of its stream · position of the last one · lines. */
const PLANS = [
  ['2021.54102', 13, 13, 5],
  ['2021.34201', 19, 32, 8],
  ['2021.54202', 17, 49, 7],
  ['2021.54203', 25, 74, 11],
  ['2021.54204', 22, 96, 9],
  ['2021.54101', 17, 113, 6],
] as const;
const FOLIO_PLAN = '2021.54101';

interface Replayed {
  readonly position: number;
  readonly agrees: boolean;
  readonly differences: readonly string[];
  readonly entries: readonly {
    readonly position: number;
    readonly type: string;
    readonly changes: readonly { field: string; before: string | null; after: string | null }[];
  }[];
  readonly lines: readonly { readonly number: number; readonly currentGoal: string }[];
}

describe.each(SHEET_FILES)('libro replay on $name', ({ path }) => {
  let data: DataFolder;
  beforeAll(async () => {
    data = await DataFolder.with(path);
  });
  afterAll(() => data.remove());
  const replayed = async (...args: readonly string[]) =>
    (await data.answer('replay', '--plan', ...args)) as Replayed;

  it.each(PLANS)('%s: %i events up to position %i, and the views agree', async (...row) => {
    const [plan, events, position, lines] = row;
    const replay = await replayed(plan);
    expect(replay).toMatchObject({ position, agrees: true, differences: [] });
    expect([replay.entries.length, replay.lines.length]).toStrictEqual([events, lines]);
  });

  it('tells how 527 became 10,239, event by event', async () => {
    const { entries, lines } = await replayed(FOLIO_PLAN);
    const goals = entries.flatMap(({ type, changes }) =>
      changes
        .filter(({ field }) => field === 'currentGoal')
        .map(({ before, after }) => `${type}: ${before ?? '-'} > ${after ?? '-'}`),
    );
    expect(goals).toStrictEqual([
      'MetaOpened: - > 527',
      'ActionOpened: - > 41',
      'ActionOpened: - > 263',
      'ActionOpened: - > 179',
      'AnnualGoalDecreased: 527 > 486',
      'ActionOpened: - > 44',
      'AnnualGoalDecreased: 41 > 0',
      'AnnualGoalIncreased: 486 > 10239',
      'AnnualGoalIncreased: 263 > 363',
      'AnnualGoalIncreased: 179 > 236',
      'AnnualGoalIncreased: 44 > 61',
      'ActionOpened: - > 9579',
    ]);
    expect(lines.map(({ currentGoal }) => currentGoal).sort()).toStrictEqual(
      ['10239', '363', '236', '61', '0', '9579'].sort(),
    );
  });

  it('--to inside an append means the end of the append before it', async () => {
    const replay = await replayed(FOLIO_PLAN, '--to', '112');
    expect(replay).toMatchObject({ position: 102, agrees: true });
    expect(replay.lines.map(({ number, currentGoal }) => [number, currentGoal])).toStrictEqual([
      [100, '527'],
      [101, '263'],
      [102, '179'],
      [104, '41'],
    ]);
  });
});
