import { DataFolder, SAMPLES, SHEET_FILES } from '../../support/libro';
import { tamper } from '../../support/tamper';

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
interface Checked {
  readonly events: number;
  readonly problems: readonly { readonly code: string; readonly position: number | null }[];
  readonly views: { readonly agree: boolean };
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

describe('a ledger that was tampered with', () => {
  let data: DataFolder;
  let copy: DataFolder;
  beforeAll(async () => {
    data = await DataFolder.with(SAMPLES);
  });
  afterAll(() => data.remove());
  beforeEach(() => {
    copy = data.copy();
  });
  afterEach(() => copy.remove());
  const checked = async () => {
    const { code, stdout, stderr } = await copy.libro('check', '--json');
    return { code, stderr, ...(JSON.parse(stdout) as Checked) };
  };

  it('in its views: replay and check say so, and rebuild mends it', async () => {
    const { digest } = (await data.answer('rebuild')) as { digest: string };
    tamper(
      copy.file('views.db'),
      `UPDATE line_version SET body = json_set(body, '$.goal', '10240')
       WHERE json_extract(body, '$.goal') = '10239'`,
    );
    const replay = await copy.libro('replay', '--plan', FOLIO_PLAN, '--json');
    expect(replay.code).toBe(1);
    expect(replay.stderr).toMatch(/^libro: las vistas no coinciden con la bitácora: .+\n$/);
    expect(JSON.parse(replay.stdout)).toMatchObject({ agrees: false });
    expect(await checked()).toMatchObject({ code: 1, problems: [], views: { agree: false } });
    expect(await copy.answer('rebuild')).toStrictEqual({ position: 113, digest });
    expect(await checked()).toMatchObject({ code: 0, stderr: '', views: { agree: true } });
  });

  it.each([
    {
      what: 'an event taken out',
      statement: 'DELETE FROM events WHERE position = 50',
      problem: { code: 'position-gap', position: 50 },
    },
    {
      what: 'the last events taken out',
      statement: 'DELETE FROM events WHERE position > 110',
      problem: { code: 'incomplete-append', position: 110 },
    },
    {
      what: 'a revision put elsewhere',
      statement: 'UPDATE events SET revision = 99 WHERE position = 50',
      problem: { code: 'revision-gap', position: 50 },
    },
  ])('in its log, $what: check says where, and nothing is answered', async (broken) => {
    tamper(copy.file('events.db'), broken.statement);
    const { code, stderr, problems } = await checked();
    expect([code, stderr]).toStrictEqual([1, 'libro: la bitácora falta a sus promesas\n']);
    expect(problems).toContainEqual(expect.objectContaining(broken.problem));
    const rebuilt = await copy.libro('rebuild', '--json');
    expect([rebuilt.code, rebuilt.stdout]).toStrictEqual([2, '']);
    expect(rebuilt.stderr).toMatch(/^libro: la bitácora falta a sus promesas .*\n$/);
  });

  it('in a figure of its log: check finds that the views are not the log’s', async () => {
    tamper(
      copy.file('events.db'),
      `UPDATE events SET data = replace(data, '"9753"', '"9754"')
       WHERE type = 'AnnualGoalIncreased'`,
    );
    expect(await checked()).toMatchObject({ code: 1, views: { agree: false } });
  });
});
