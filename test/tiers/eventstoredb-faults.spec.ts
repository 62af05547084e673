import { LogBroken, StoreUnavailable, WrongExpectedRevision } from '@libro/event-sourcing';
import type { EventStore, StoredEvent } from '@libro/event-sourcing';
import { openEventStoreDb } from '@libro/event-store';
import { AppendSource, asStored, logOf, withoutPosition } from '../support/appends';
import { startEventStoreDb } from '../support/eventstoredb/server';
import type { EventStoreDb } from '../support/eventstoredb/server';

const DEADLINE = { deadlineMs: 2_000, pollMs: 20 };
let server: EventStoreDb;
let store: EventStore;
let appends: AppendSource;
let opened: Opened[];
beforeEach(async () => {
  server = await startEventStoreDb();
  opened = [];
  store = await open();
  appends = new AppendSource();
});
afterEach(async () => {
  server.faults.clear();
  for (const each of opened) await each.close();
  await server.stop();
});

type Opened = Awaited<ReturnType<typeof openEventStoreDb>>;

/** Another process, as it were. */
async function open(): Promise<Opened> {
  const each = await openEventStoreDb(server.url, DEADLINE);
  opened.push(each);
  return each;
}

describe('an append whose answer does not come', () => {
  it.each([
    ['not-ready', {}],
    ['drop', {}],
    ['write-and-drop', {}],
    ['write-late', { ms: 3_000 }],
    ['freeze', {}],
  ] as const)('(%s) is sent again until it stands there once', async (fault, when) => {
    await store.append('plan-1', 'none', appends.sized(1));
    server.faults.next('append', fault, when);
    const append = appends.sized(3);
    const sending = store.append('plan-1', 0, append);
    const { revision, position, repeated } = await sending;
    expect([revision, repeated]).toStrictEqual([3, false]);
    server.faults.thaw('append');
    while (server.faults.happened('append', fault) === 0) await store.read('plan-1');
    const log = await logOf(store);
    expect(log.slice(1).map(withoutPosition)).toStrictEqual(
      asStored('plan-1', [append]).map((event) => ({ ...event, revision: event.revision + 1 })),
    );
    expect(log.at(-1)?.position).toBe(position);
    expect(server.faults.happened('append', fault)).toBe(1);
  });

  it('stays unknown where no answer ever comes, and is settled by the same command', async () => {
    server.faults.next('append', 'freeze', { times: Infinity });
    const append = appends.sized(2);
    await expect(store.append('plan-1', 'none', append)).rejects.toThrow(StoreUnavailable);
    server.faults.thaw('append');
    const again = await store.append('plan-1', 'none', append);
    expect(again.revision).toBe(1);
    expect(await logOf(store)).toHaveLength(2);
    expect(server.faults.happened('append', 'freeze')).toBeGreaterThan(0);
  });

  it('is a conflict where another one stands in its place meanwhile', async () => {
    const other = await open();
    server.faults.next('append', 'drop');
    const rival = appends.sized(1);
    const [late] = await Promise.all([
      store.append('plan-1', 'none', appends.sized(1)).catch((error: unknown) => error),
      other.append('plan-1', 'none', rival).catch((error: unknown) => error),
    ]);
    const log = await logOf(store);
    expect(log).toHaveLength(1);
    if (log[0]?.metadata.commandId === rival.commandId) {
      expect(late).toBeInstanceOf(WrongExpectedRevision);
    } else expect(late).toMatchObject({ revision: 0, repeated: false });
  });
});

describe('a read that goes wrong', () => {
  const gone = async () =>
    logOf(store).then(
      (log): unknown => log,
      (error: unknown) => error,
    );

  it.each([
    ['error', StoreUnavailable],
    ['drop', StoreUnavailable],
    ['freeze', StoreUnavailable],
    ['twice', LogBroken],
    ['swap', LogBroken],
    ['leave-out', LogBroken],
  ] as const)('(%s) ends with an error, and never with a wrong log', async (fault, kind) => {
    for (const stream of ['plan-1', 'plan-2']) await store.append(stream, 'none', appends.sized(2));
    await store.append('plan-1', 1, appends.sized(2));
    const log = await logOf(store);
    // Two looks at where the log ends come first.
    server.faults.next('read-event', fault, { after: 3 });
    expect(await gone()).toBeInstanceOf(kind);
    expect(server.faults.happened('read-event', fault)).toBe(1);
    server.faults.thaw('read-event');
    expect(await gone()).toStrictEqual(log);
  });

  it.each(['twice', 'swap', 'leave-out'] as const)(
    '(%s) of a stream is an error, too',
    async (fault) => {
      await store.append('plan-1', 'none', appends.sized(4));
      server.faults.next('read-event', fault, { after: 1 });
      await expect(store.read('plan-1')).rejects.toThrow(LogBroken);
      expect(server.faults.happened('read-event', fault)).toBe(1);
      expect(await store.read('plan-1')).toHaveLength(4);
    },
  );
});

describe('a live follower', () => {
  it.each(['error', 'drop', 'freeze', 'twice', 'swap', 'leave-out'] as const)(
    'sees every event once, though the subscription goes wrong (%s)',
    async (fault) => {
      server.faults.next('subscribe-event', fault, { times: 3 });
      const stop = new AbortController();
      const seen: StoredEvent[] = [];
      const following = (async () => {
        for await (const batch of store.follow({ after: 0, live: true, signal: stop.signal })) {
          seen.push(...batch);
          if (seen.length === 40) stop.abort();
        }
      })();
      const other = await open();
      for (let i = 0; i < 20; i += 1) await other.append(`plan-${i}`, 'none', appends.sized(2));
      // What cuts a connection cuts the reads on it, too: the follower says so, and is begun again.
      await following.catch((error: unknown) => expect(error).toBeInstanceOf(StoreUnavailable));
      const after = seen.at(-1)?.position ?? 0;
      if (seen.length < 40) seen.push(...(await logOf(store, after)));
      expect(seen).toStrictEqual(await logOf(other));
    },
  );
});
