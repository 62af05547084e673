import { StoreUnavailable, WrongExpectedRevision } from '@libro/event-sourcing';
import type Database from 'better-sqlite3';
import { AppendSource, asStored, logOf, withoutPosition } from '../../../../test/support/appends';
import { tempFolder, type TempFolder } from '../../../../test/support/temp-folder';
import { GroupCommit } from './group-commit';
import { openLedger } from './open';
import { prepareAppend } from './prepare';
import { type SqliteEventStore, SqliteEventStoreAdapter } from './sqlite-event-store';
import { LogWriter } from './writer';

let folder: TempFolder;
let db: Database.Database;
let store: SqliteEventStore;
let appends: AppendSource;
beforeEach(() => {
  folder = tempFolder();
  db = openLedger(folder.file('ledger.db'));
  store = new SqliteEventStoreAdapter(db, { busyDeadlineMs: 1_000, pollMs: 5 });
  appends = new AppendSource();
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

describe('appends of one tick', () => {
  const grouped = (): { group: GroupCommit; commits: () => number } => {
    let commits = 0;
    const onCommit = (): void => {
      commits += 1;
    };
    const options = { file: db.name, busyDeadlineMs: 1_000, onCommit };
    return { group: new GroupCommit(new LogWriter(db), options), commits: () => commits };
  };

  it.each([
    [1, 1, 1],
    [100, 1, 1],
    [600, 1, 2],
    [20, 1_000, 3],
  ])('%p of %p kB at most need %p transactions', async (callers, kilobytes, transactions) => {
    const { group, commits } = grouped();
    const body = { pad: 'x'.repeat(kilobytes * 1_000 - 1_000) };
    await Promise.all(
      Array.from({ length: callers }, (_, i) =>
        group.submit(prepareAppend(`plan-${i}`, 'none', appends.of(kilobytes > 1 ? [body] : [i]))),
      ),
    );
    expect(commits()).toBe(transactions);
    expect(await logOf(store)).toHaveLength(callers);
  });

  it('share a transaction, and one’s refusal leaves the others whole', async () => {
    const { group, commits } = grouped();
    const [first, rival, second] = [appends.sized(3), appends.sized(2), appends.sized(4)];
    const answers = await Promise.allSettled([
      group.submit(prepareAppend('plan-1', 'none', first)),
      group.submit(prepareAppend('plan-1', 'none', rival)),
      group.submit(prepareAppend('plan-1', 2, second)),
    ]);
    expect(answers).toStrictEqual([
      { status: 'fulfilled', value: { revision: 2, position: 3, repeated: false } },
      { status: 'rejected', reason: expect.any(WrongExpectedRevision) as unknown },
      { status: 'fulfilled', value: { revision: 6, position: 7, repeated: false } },
    ]);
    expect(commits()).toBe(1);
    const read = await store.read('plan-1');
    expect(read.map(withoutPosition)).toStrictEqual(asStored('plan-1', [first, second]));
  });
});

describe('an append that no reader would accept', () => {
  it('with an event id of the log is refused, half written as it was; others are not', async () => {
    const before = appends.sized(2);
    await store.append('plan-0', 'none', before);
    const mixed = appends.sized(3);
    const events = mixed.events.map((event, i) =>
      i === 2 ? { ...event, id: before.events[1]?.id ?? '' } : event,
    );
    const answers = await Promise.allSettled([
      store.append('plan-1', 'none', appends.sized(1)),
      store.append('plan-2', 'none', { ...mixed, events }),
      store.append('plan-3', 'none', appends.sized(1)),
    ]);
    expect(answers.map(({ status }) => status)).toStrictEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    const streams = (await logOf(store)).map(({ stream }) => stream);
    expect(streams).toStrictEqual(['plan-0', 'plan-0', 'plan-1', 'plan-3']);
  });

  it('is refused when it is empty or its metadata misplaces it, or an id is no UUID', async () => {
    const { commandId, events } = appends.sized(2);
    const refused = async (request: Parameters<typeof store.append>[2]): Promise<void> => {
      await expect(store.append('plan-1', 'none', request)).rejects.toThrow(/append|UUID/);
    };
    await refused({ commandId, events: [] });
    await refused({ commandId, events: events.slice(0, 1) });
    await refused({ commandId, events: events.toReversed() });
    await refused({ commandId: appends.commandId(), events });
    await refused({ commandId, events: events.map((event) => ({ ...event, id: 'one' })) });
    expect(await logOf(store)).toStrictEqual([]);
  });
});

describe('a disk that is full', () => {
  it('gives every caller one error, changes nothing, and is over when there is room', async () => {
    await store.append('plan-1', 'none', appends.sized(3));
    const before = await logOf(store);
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages}`);
    const answers = await Promise.allSettled(
      ['plan-2', 'plan-3'].map((stream) => store.append(stream, 'none', appends.sized(900))),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({ reason: expect.any(StoreUnavailable) as unknown });
      expect(answer).toHaveProperty('reason.message', expect.stringContaining(db.name));
    }
    expect(await logOf(store)).toStrictEqual(before);
    db.pragma('max_page_count = 1000000');
    expect(await store.append('plan-2', 'none', appends.sized(900))).toStrictEqual({
      revision: 899,
      position: 903,
      repeated: false,
    });
    expect((await store.verify()).problems).toStrictEqual([]);
  });
});
