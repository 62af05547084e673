import { CommandIdReused, WrongExpectedRevision } from '@libro/event-sourcing';
import type Database from 'better-sqlite3';
import { AppendSource, asStored, logOf, withoutPosition } from '../../../../test/support/appends';
import { tempFolder, type TempFolder } from '../../../../test/support/temp-folder';
import { openLedger } from './open';
import { type SqliteEventStore, SqliteEventStoreAdapter } from './sqlite-event-store';

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

describe('an append of one event that comes alone', () => {
  const first = { revision: 0, position: 1, repeated: false };

  it('goes on where its stream and the log stand', async () => {
    const [one, two] = [appends.sized(1), appends.sized(1)];
    expect(await store.append('plan-1', 'none', one)).toStrictEqual(first);
    expect(await store.append('plan-1', 0, two)).toStrictEqual({
      revision: 1,
      position: 2,
      repeated: false,
    });
    const read = await store.read('plan-1');
    expect(read.map(withoutPosition)).toStrictEqual(asStored('plan-1', [one, two]));
  });

  it.each(['another stream', 'its stream'])('goes by what others wrote to %s', async (which) => {
    await store.append('plan-1', 'none', appends.sized(1));
    const other = new SqliteEventStoreAdapter(openLedger(db.name), {
      busyDeadlineMs: 1_000,
      pollMs: 5,
    });
    const [stream, expected] =
      which === 'its stream' ? (['plan-1', 0] as const) : (['plan-2', 'none'] as const);
    await other.append(stream, expected, appends.sized(1));
    await other.close();
    const answer = store.append('plan-1', 0, appends.sized(1));
    if (which === 'its stream') await expect(answer).rejects.toThrow(WrongExpectedRevision);
    else expect(await answer).toStrictEqual({ revision: 1, position: 3, repeated: false });
    expect((await store.verify()).problems).toStrictEqual([]);
  });

  it.each([
    ['a stream that is not there', 'plan-2', 0],
    ['a revision that is past', 'plan-1', 0],
    ['a revision to come', 'plan-1', 2],
  ])('is refused for %s, and writes nothing', async (_, stream, expected) => {
    await store.append('plan-1', 'none', appends.sized(1));
    await store.append('plan-1', 0, appends.sized(1));
    const before = await logOf(store);
    await expect(store.append(stream, expected, appends.sized(1))).rejects.toThrow(
      WrongExpectedRevision,
    );
    expect(await logOf(store)).toStrictEqual(before);
  });

  it('is answered as before when it comes again, and refused with another content', async () => {
    await store.append('plan-1', 'none', appends.sized(1));
    const again = appends.sized(1);
    await store.append('plan-1', 0, again);
    const before = await logOf(store);
    expect(await store.append('plan-1', 1, again)).toStrictEqual({
      revision: 1,
      position: 2,
      repeated: true,
    });
    const events = again.events.map((event) => ({ ...event, data: '{"other":true}' }));
    await expect(store.append('plan-1', 1, { ...again, events })).rejects.toThrow(CommandIdReused);
    expect(await logOf(store)).toStrictEqual(before);
  });

  it('is refused with an event id of the log', async () => {
    const before = appends.sized(1);
    await store.append('plan-1', 'none', before);
    const next = appends.sized(1);
    const events = next.events.map((event) => ({ ...event, id: before.events[0]?.id ?? '' }));
    const answer = store.append('plan-1', 0, { ...next, events });
    await expect(answer).rejects.toThrow('an event id of the append stands in the log already');
    expect(await logOf(store)).toHaveLength(1);
  });
});
