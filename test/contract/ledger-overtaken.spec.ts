import { CommandIdReused, EventCodec, Ledger, timeOrderedIds } from '@libro/event-sourcing';
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
