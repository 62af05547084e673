import {
  CommandIdReused,
  EventCodec,
  Ledger,
  Refusal,
  timeOrderedIds,
  WrongExpectedRevision,
} from '@libro/event-sourcing';
import type { Actor, EventStore } from '@libro/event-sourcing';
import { openSqliteEventStore } from '@libro/event-store';
import { v4 } from 'uuid';
import { tempFolder } from '../support/temp-folder';

interface Counted {
  readonly type: 'Counted';
  readonly data: { readonly by: number };
}
const fold = { initial: 0, evolve: (count: number, { data }: Counted) => count + data.by };
const actor: Actor = { id: 'someone', office: 'Dirección' };
const request = (name: 'Add' | 'Double', by = 0) => ({
  stream: 'counter-1',
  name,
  command: by,
  decide: (_by: number, count: number): readonly Counted[] => [
    { type: 'Counted', data: { by: name === 'Double' ? count : by } },
  ],
});

describe('a command that another sender of it overtakes between load and append', () => {
  const folder = tempFolder();
  let store: EventStore;
  beforeEach(async () => {
    store = await openSqliteEventStore(folder.file(`${v4()}.db`));
    await ledgerOver(store).execute(request('Add', 3), { commandId: v4(), actor });
  });
  afterEach(() => store.close());
  afterAll(() => folder.remove());

  it('gets the first answer, and folds what came in between', async () => {
    const commandId = v4();
    const other = ledgerOver(store);
    const late = ledgerOver(
      overtaken(store, async () => {
        await other.execute(request('Add', 10), { commandId: v4(), actor });
        await other.execute(request('Add', 5), { commandId, actor });
      }),
    );
    const answer = await late.execute(request('Add', 5), { commandId, actor });
    const [, , stored] = await store.read('counter-1');
    expect(answer).toMatchObject({ revision: 2, events: [{ id: stored?.id }], replayed: true });
    expect((await late.load('counter-1')).state).toBe(18);
  });

  it('gets the first answer where it had been decided otherwise', async () => {
    const commandId = v4();
    const other = ledgerOver(store);
    const late = ledgerOver(
      overtaken(store, async () => {
        await other.execute(request('Add', 10), { commandId: v4(), actor });
        await other.execute(request('Double'), { commandId, actor });
      }),
    );
    const answer = await late.execute(request('Double'), { commandId, actor });
    expect(answer).toMatchObject({ revision: 2, replayed: true });
    expect((await late.load('counter-1')).state).toBe(26);
  });

  it('is refused where the commandId took effect with another command', async () => {
    const commandId = v4();
    const other = ledgerOver(store);
    const late = ledgerOver(
      overtaken(store, () => other.execute(request('Add', 3), { commandId, actor })),
    );
    const refused = late.execute(request('Double'), { commandId, actor });
    await expect(refused).rejects.toThrow(CommandIdReused);
    expect(await store.read('counter-1')).toHaveLength(2);
  });
});

describe('a copy in memory that another process has overtaken', () => {
  const folder = tempFolder();
  const stream = 'counter-1';
  let store: EventStore;
  let stale: Ledger<number, Counted>;
  beforeEach(async () => {
    store = await openSqliteEventStore(folder.file(`${v4()}.db`));
    stale = ledgerOver(store);
    await stale.execute(request('Add', 3), { commandId: v4(), actor });
    await ledgerOver(store).execute(request('Add', 10), { commandId: v4(), actor });
  });
  afterEach(() => store.close());
  afterAll(() => folder.remove());

  /** Adds 1 to a count that is above `least`; is refused below, and quiet at it. */
  const above = (least: number) => ({
    ...request('Add', 1),
    decide: (by: number, count: number): readonly Counted[] => {
      if (count < least) throw new Refusal('too-few', 'son muy pocos');
      return count === least ? [] : [{ type: 'Counted', data: { by } }];
    },
  });

  it.each([
    ['refuses', 5],
    ['calls quiet', 3],
    ['accepts', 2],
  ])('%s nothing by itself: the newest state decides', async (_, least) => {
    const answer = await stale.execute(above(least), { commandId: v4(), actor });
    expect(answer).toMatchObject({ revision: 2, events: [{ type: 'Counted' }] });
    expect((await stale.load(stream)).state).toBe(14);
  });

  it.each([
    ['is refused', 14, 'too-few'],
    ['has nothing to do', 13, null],
  ])('%s where the newest state says so', async (_, least, code) => {
    const answer = stale.execute(above(least), { commandId: v4(), actor });
    await (code === null
      ? expect(answer).resolves.toMatchObject({ revision: 1, events: [] })
      : expect(answer).rejects.toMatchObject({ code }));
    expect(await store.read(stream)).toHaveLength(2);
  });

  it('tells a sender who named its revision that the stream has another', async () => {
    const late = stale.execute(request('Add', 1), { commandId: v4(), actor, expectedRevision: 0 });
    await expect(late).rejects.toStrictEqual(new WrongExpectedRevision(stream, 0, 1));
  });

  it('takes a command on the revision that only the log has', async () => {
    const onNewest = { commandId: v4(), actor, expectedRevision: 1 };
    expect(await stale.execute(request('Add', 1), onNewest)).toMatchObject({ revision: 2 });
  });
});

function ledgerOver(store: EventStore): Ledger<number, Counted> {
  const codec = new EventCodec<Counted>({ Counted: [] });
  const clock = { now: () => '2026-11-23T12:00:00.000Z' };
  return new Ledger({ store, codec, fold, clock, ids: timeOrderedIds });
}

/** The store, but for what happens before its first append. */
function overtaken(store: EventStore, before: () => Promise<unknown>): EventStore {
  let isFirst = true;
  return {
    append: async (stream, expected, append) => {
      if (isFirst) {
        isFirst = false;
        await before();
      }
      return store.append(stream, expected, append);
    },
    read: (stream, range) => store.read(stream, range),
    follow: (options) => store.follow(options),
    close: () => store.close(),
  };
}
