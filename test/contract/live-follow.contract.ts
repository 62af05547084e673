import { type EventStore, type StoredEvent, StoreUnavailable } from '@libro/event-sourcing';
import { logOf } from '../support/appends';
import { type Fixture, ledgerFixture, type OpenLedger } from './ledger-fixture';

export function describeLiveFollow(open: OpenLedger): void {
  describe('follow live', () => {
    const ledger = ledgerFixture(open);
    goesOn(ledger);
    stops(ledger);
  });
}

/** Follows live until `count` events came; `each` runs before the next batch is asked for. */
async function take(
  store: EventStore,
  count: number,
  options: { after?: number; each?: () => Promise<unknown> } = {},
): Promise<readonly StoredEvent[]> {
  const seen: StoredEvent[] = [];
  const stop = new AbortController();
  const { after = 0, each } = options;
  for await (const batch of store.follow({ after, live: true, signal: stop.signal })) {
    seen.push(...batch);
    if (seen.length >= count) stop.abort();
    else await each?.();
  }
  return seen;
}

function goesOn(ledger: Fixture): void {
  it('gives what is there and then what comes, in log order', async () => {
    const { store, appends } = ledger;
    await store.append('plan-1', 'none', appends.sized(3));
    const taken = take(store, 3 + 20 * 2);
    for (let i = 0; i < 20; i += 1) await store.append(`live-${i}`, 'none', appends.sized(2));
    expect(await taken).toStrictEqual(await logOf(store));
  });

  it("sees another client's appends, also from an empty log on", async () => {
    const { store, appends } = ledger;
    const other = await ledger.another();
    const taken = take(store, 10);
    for (let i = 0; i < 5; i += 1) await other.append(`live-${i}`, 'none', appends.sized(2));
    expect(await taken).toStrictEqual(await logOf(other));
  });

  it('starts after a position', async () => {
    const { store, appends } = ledger;
    const { position } = await store.append('plan-1', 'none', appends.sized(3));
    const taken = take(store, 2, { after: position });
    await store.append('plan-2', 'none', appends.sized(2));
    expect(await taken).toStrictEqual(await store.read('plan-2'));
  });

  it('waits for a reader who appends while it reads, and loses nothing', async () => {
    const { store, appends } = ledger;
    let round = 0;
    const each = async (): Promise<void> => {
      round += 1;
      await store.append(`round-${round}`, 'none', appends.sized(2));
    };
    await store.append('plan-1', 'none', appends.sized(1));
    const seen = await take(store, 21, { each });
    expect(seen).toStrictEqual(await logOf(store));
    expect(seen).toHaveLength(21);
  });

  it('serves several followers at once', async () => {
    const { store, appends } = ledger;
    const followers = Array.from({ length: 5 }, () => take(store, 30));
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => store.append(`live-${i}`, 'none', appends.sized(1))),
    );
    const log = await logOf(store);
    for (const seen of await Promise.all(followers)) expect(seen).toStrictEqual(log);
  });
}

function stops(ledger: Fixture): void {
  it('gives nothing when aborted before', async () => {
    const { store, appends } = ledger;
    await store.append('plan-1', 'none', appends.sized(1));
    const seen: StoredEvent[] = [];
    const signal = AbortSignal.abort();
    for await (const batch of store.follow({ after: 0, live: true, signal })) seen.push(...batch);
    expect(seen).toStrictEqual([]);
  });

  it('ends quietly when aborted while it waits', async () => {
    const { store } = ledger;
    const stop = new AbortController();
    const events = store.follow({ after: 0, live: true, signal: stop.signal });
    const next = events[Symbol.asyncIterator]().next();
    await store.read('plan-1');
    stop.abort();
    expect(await next).toStrictEqual({ done: true, value: undefined });
  });

  it('ends with an error when its store is closed: that end is not the log’s', async () => {
    const { store } = ledger;
    const next = store.follow({ after: 0, live: true })[Symbol.asyncIterator]().next();
    const outcome = expect(next).rejects.toThrow(StoreUnavailable);
    await store.read('plan-1');
    await store.close();
    await outcome;
  });
}
