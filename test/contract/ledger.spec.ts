import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CommandIdReused,
  contentDigest,
  EventCodec,
  Ledger,
  Refusal,
  timeOrderedIds,
  WrongExpectedRevision,
} from '@libro/event-sourcing';
import type { Actor, EventStore } from '@libro/event-sourcing';
import { openSqliteEventStore } from '@libro/event-store';
import { v4 } from 'uuid';

interface Counted {
  readonly type: 'Counted';
  readonly data: { readonly by: number };
}
const fold = { initial: 0, evolve: (count: number, { data }: Counted) => count + data.by };
const NOON = '2026-11-23T12:00:00.000Z';
const someone: Actor = { id: 'someone', office: 'Dirección' };

/** Counts up to 100; 0 has nothing to do. */
function count(by: number, state: number): readonly Counted[] {
  if (state + by > 100) throw new Refusal('too-many', 'más de 100');
  return by === 0 ? [] : [{ type: 'Counted', data: { by } }];
}
const counting = (by: number) => ({
  stream: 'counter-1',
  name: 'Count',
  command: by,
  decide: count,
});
const from = (commandId: string) => ({ commandId, actor: someone });

describe('the ledger: load, decide, append', () => {
  let folder: string;
  let store: EventStore;
  let ledger: Ledger<number, Counted>;

  const open = () =>
    new Ledger<number, Counted>({
      store,
      codec: new EventCodec<Counted>({ Counted: [] }),
      fold,
      clock: { now: () => NOON },
      ids: timeOrderedIds,
    });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-'));
    store = await openSqliteEventStore(join(folder, 'events.db'));
    ledger = open();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('answers with what it recorded, and records who, when and which command', async () => {
    const commandId = v4();
    const receipt = await ledger.execute(counting(3), { ...from(commandId), causationId: 'cause' });
    const [stored] = await store.read('counter-1');
    expect(receipt).toStrictEqual({
      commandId,
      stream: 'counter-1',
      revision: 0,
      position: stored?.position,
      recordedAt: NOON,
      events: [{ id: stored?.id, type: 'Counted' }],
      causationId: 'cause',
      replayed: false,
    });
    expect(stored?.data).toBe('{"by":3}');
    expect(stored?.metadata).toStrictEqual({
      recordedAt: NOON,
      commandId,
      commandDigest: contentDigest({ name: 'Count', command: 3 }),
      actor: someone,
      correlationId: commandId,
      causationId: 'cause',
      index: 0,
      size: 1,
    });
  });

  it('answers a repeat as the first time, also after a restart, and does no more', async () => {
    const commandId = v4();
    const first = await ledger.execute(counting(3), from(commandId));
    await ledger.execute(counting(4), from(v4()));
    const again = await ledger.execute(counting(3), from(commandId));
    const restarted = await open().execute(counting(3), from(commandId));
    expect(again).toStrictEqual({ ...first, replayed: true });
    expect(restarted).toStrictEqual({ ...first, replayed: true });
    expect(await store.read('counter-1')).toHaveLength(2);
  });

  it('refuses a commandId that took effect with another command', async () => {
    const commandId = v4();
    await ledger.execute(counting(3), from(commandId));
    await expect(ledger.execute(counting(4), from(commandId))).rejects.toThrow(CommandIdReused);
    await expect(open().execute(counting(4), from(commandId))).rejects.toThrow(CommandIdReused);
    expect(await store.read('counter-1')).toHaveLength(1);
  });

  it('gives one command sent 16 times at once one effect and one answer', async () => {
    const commandId = v4();
    const ledgers = [ledger, open()];
    const receipts = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        (ledgers[index % 2] ?? ledger).execute(counting(3), from(commandId)),
      ),
    );
    const answers = receipts.map((receipt) => JSON.stringify({ ...receipt, replayed: false }));
    expect(new Set(answers).size).toBe(1);
    expect(receipts.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await store.read('counter-1')).toHaveLength(1);
  });

  it('decides a conflict again on the newest state where no revision was named', async () => {
    const other = open();
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        (index % 2 === 0 ? ledger : other).execute(counting(3), from(v4())),
      ),
    );
    expect((await ledger.load('counter-1')).state).toBe(90);
    const refused = Array.from({ length: 8 }, () => ledger.execute(counting(3), from(v4())));
    const outcomes = await Promise.allSettled(refused);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect((await open().load('counter-1')).state).toBe(99);
  });

  it('refuses a stale revision that the sender named, and changes nothing', async () => {
    await ledger.execute(counting(3), from(v4()));
    await open().execute(counting(3), from(v4()));
    const stale = { ...from(v4()), expectedRevision: 0 };
    await expect(ledger.execute(counting(3), stale)).rejects.toThrow(WrongExpectedRevision);
    expect(await store.read('counter-1')).toHaveLength(2);
  });

  it('answers a repeat before it looks at the revision that the sender named', async () => {
    const command = { ...from(v4()), expectedRevision: 'none' as const };
    const first = await ledger.execute(counting(3), command);
    expect(await ledger.execute(counting(3), command)).toStrictEqual({ ...first, replayed: true });
  });

  it('answers a command with nothing to do without an event, and decides it again', async () => {
    await ledger.execute(counting(3), from(v4()));
    const commandId = v4();
    const receipt = await ledger.execute(counting(0), from(commandId));
    expect(receipt).toMatchObject({ revision: 0, recordedAt: null, events: [], replayed: false });
    expect((await ledger.execute(counting(5), from(commandId))).revision).toBe(1);
  });

  it('shows in a dry run what a command would do, and appends nothing', async () => {
    await ledger.execute(counting(3), from(v4()));
    expect(await ledger.dryRun(counting(4), someone)).toStrictEqual({
      before: 3,
      after: 7,
      events: [{ type: 'Counted', data: { by: 4 } }],
      revision: 0,
    });
    await expect(ledger.dryRun(counting(98), someone)).rejects.toThrow('too-many');
    expect(await store.read('counter-1')).toHaveLength(1);
  });
});
