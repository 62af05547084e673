import {
  APPEND_LIMIT_BYTES,
  AppendTooLarge,
  canonicalJson,
  type ExpectedRevision,
  StoreUnavailable,
  WrongExpectedRevision,
} from '@libro/event-sourcing';
import { type Append, asStored, logOf, withoutPosition } from '../support/appends';
import { type Fixture, ledgerFixture, type OpenLedger } from './ledger-fixture';

export function describeAppend(open: OpenLedger): void {
  describe('append', () => {
    const ledger = ledgerFixture(open);
    keepsWhatItIsGiven(ledger);
    refusesAStaleRevision(ledger);
    servesCallersAtOnce(ledger);
    limitsTheSize(ledger);
    outlivesItsClient(ledger);
  });
}

function keepsWhatItIsGiven(ledger: Fixture): void {
  it('answers with revision and position of the last event, and both grow', async () => {
    const { store, appends } = ledger;
    const first = await store.append('plan-1', 'none', appends.sized(3));
    const second = await store.append('plan-1', 2, appends.sized(1));
    const other = await store.append('plan-2', 'none', appends.sized(2));
    expect([first.revision, second.revision, other.revision]).toStrictEqual([2, 3, 1]);
    expect(first.position).toBeGreaterThan(0);
    expect(second.position).toBeGreaterThan(first.position);
    expect(other.position).toBeGreaterThan(second.position);
  });

  it('gives events back exactly as they were written', async () => {
    const { store, appends } = ledger;
    const bodies = [
      { texto: 'Oficina “Ñandú” — línea\n\t\\ "uno"', vacío: '', nulo: null },
      { emoji: '😀', separators: '\u2028\u2029', nul: '\u0000', control: '\u001f' },
      { decimal: '527.00', deep: [[{ a: [] }], {}], number: 1e21, yes: true },
    ];
    const append = appends.of(bodies);
    await store.append('plan-ñ 1', 'none', append);
    const read = await store.read('plan-ñ 1');
    expect(read.map(withoutPosition)).toStrictEqual(asStored('plan-ñ 1', [append]));
    expect(read.map(({ data }) => data)).toStrictEqual(bodies.map(canonicalJson));
  });

  it('keeps the version and the text of data that is not its newest shape', async () => {
    const { store, appends } = ledger;
    const [event] = appends.sized(1).events;
    if (event === undefined) throw new Error('an append has an event');
    const { commandId } = event.metadata;
    const written = { ...event, type: 'Old.Kind', version: 17, data: '{"b" : 1,  "a":2}' };
    await store.append('plan-1', 'none', { commandId, events: [written] });
    const [read] = await store.read('plan-1');
    expect(read).toMatchObject({ type: 'Old.Kind', version: 17, data: '{"b" : 1,  "a":2}' });
  });
}

function refusesAStaleRevision(ledger: Fixture): void {
  it.each<{ what: string; size: number; expected: ExpectedRevision; actual: ExpectedRevision }>([
    { what: 'an older revision', size: 2, expected: 0, actual: 1 },
    { what: 'a later revision', size: 2, expected: 5, actual: 1 },
    { what: 'none, though the stream exists', size: 1, expected: 'none', actual: 0 },
    { what: 'a revision, though there is no stream', size: 0, expected: 0, actual: 'none' },
  ])('refuses $what and changes nothing', async ({ size, expected, actual }) => {
    const { store, appends } = ledger;
    await store.append('other', 'none', appends.sized(1));
    if (size > 0) await store.append('plan-1', 'none', appends.sized(size));
    const before = await logOf(store);
    const refused = store.append('plan-1', expected, appends.sized(2));
    const error = await refused.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WrongExpectedRevision);
    expect(error).toMatchObject({ stream: 'plan-1', expected, actual });
    expect(await logOf(store)).toStrictEqual(before);
  });
}

function servesCallersAtOnce(ledger: Fixture): void {
  it('lets one of several win who read the same revision', async () => {
    const { store, appends } = ledger;
    const rivals = Array.from({ length: 8 }, () => appends.sized(2));
    const answers = await Promise.allSettled(
      rivals.map((append) => store.append('plan-1', 'none', append)),
    );
    const refused = answers.flatMap((each) =>
      each.status === 'rejected' ? [each.reason as unknown] : [],
    );
    const winner = rivals.filter((_, i) => answers[i]?.status === 'fulfilled');
    expect(winner).toHaveLength(1);
    expect(refused.every((reason) => reason instanceof WrongExpectedRevision)).toBe(true);
    const read = await store.read('plan-1');
    expect(read.map(withoutPosition)).toStrictEqual(asStored('plan-1', winner));
  });

  it("leaves everyone's append whole when others in between are refused", async () => {
    const { store, appends } = ledger;
    const callers = Array.from({ length: 60 }, (_, i) => ({
      stream: `plan-${i}`,
      expected: i % 3 === 0 ? (7 as const) : ('none' as const),
      append: appends.sized(1 + (i % 4)),
    }));
    const answers = await Promise.allSettled(
      callers.map(({ stream, expected, append }) => store.append(stream, expected, append)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toStrictEqual(
      callers.map(({ expected }) => (expected === 7 ? 'rejected' : 'fulfilled')),
    );
    for (const { stream, expected, append } of callers) {
      const kept = expected === 7 ? [] : [append];
      const read = await store.read(stream);
      expect(read.map(withoutPosition)).toStrictEqual(asStored(stream, kept));
    }
  });
}

function limitsTheSize(ledger: Fixture): void {
  const padded = (missing: number): Append => ledger.appends.of([{ pad: 'ñ'.repeat(missing) }]);
  const bytes = ({ events }: Append): number =>
    events.reduce(
      (total, { type, data, metadata }) =>
        total + Buffer.byteLength(type + data + canonicalJson(metadata)),
      0,
    );

  it('takes an append of exactly the limit, and refuses one byte more by name', async () => {
    const { store, appends } = ledger;
    const frame = bytes(padded(0));
    const room = APPEND_LIMIT_BYTES - frame;
    const full = appends.of([{ pad: 'ñ'.repeat(room / 2 - 1) + 'n'.repeat(2 + (room % 2)) }]);
    const over = appends.of([{ pad: 'n'.repeat(room + 1) }]);
    expect(bytes(full)).toBe(APPEND_LIMIT_BYTES);
    const error = await store.append('plan-1', 'none', over).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AppendTooLarge);
    expect(error).toMatchObject({ bytes: APPEND_LIMIT_BYTES + 1, limit: APPEND_LIMIT_BYTES });
    expect(await logOf(store)).toStrictEqual([]);
    await store.append('plan-1', 'none', full);
    const read = await store.read('plan-1');
    expect(read.map(withoutPosition)).toStrictEqual(asStored('plan-1', [full]));
  });
}

function outlivesItsClient(ledger: Fixture): void {
  it('is there for the next client after its own was closed', async () => {
    const { store, appends } = ledger;
    const append = appends.sized(3);
    const answered = store.append('plan-1', 'none', append);
    await store.close();
    expect(await answered).toMatchObject({ revision: 2 });
    const next = await ledger.another();
    const read = await next.read('plan-1');
    expect(read.map(withoutPosition)).toStrictEqual(asStored('plan-1', [append]));
  });

  it('refuses everything once closed; closing again is quiet', async () => {
    const { store, appends } = ledger;
    await store.close();
    await store.close();
    await expect(store.append('plan-1', 'none', appends.sized(1))).rejects.toThrow(
      StoreUnavailable,
    );
    await expect(store.read('plan-1')).rejects.toThrow(StoreUnavailable);
    await expect(logOf(store)).rejects.toThrow(StoreUnavailable);
  });
}
