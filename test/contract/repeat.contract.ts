import { CommandIdReused, type EventToAppend, WrongExpectedRevision } from '@libro/event-sourcing';
import { type Append, logOf } from '../support/appends';
import { type Fixture, ledgerFixture, type OpenLedger } from './ledger-fixture';

export function describeRepeat(open: OpenLedger): void {
  describe('a command sent again', () => {
    const ledger = ledgerFixture(open);
    sameContent(ledger);
    otherContent(ledger);
  });
}

function sameContent(ledger: Fixture): void {
  it('gets the first answer and writes nothing, however late, at any revision', async () => {
    const { store, appends } = ledger;
    const append = appends.sized(2);
    const first = await store.append('plan-1', 'none', append);
    await store.append('plan-1', 1, appends.sized(3));
    await store.append('plan-2', 'none', appends.sized(1));
    const before = await logOf(store);
    expect(await store.append('plan-1', 'none', append)).toStrictEqual({
      ...first,
      repeated: true,
    });
    expect(await store.append('plan-1', 4, append)).toStrictEqual({ ...first, repeated: true });
    expect(await store.append('plan-1', 99, append)).toStrictEqual({ ...first, repeated: true });
    expect(await logOf(store)).toStrictEqual(before);
  });

  it('is the same with other event ids and another time, and the first ones stay', async () => {
    const { store, appends } = ledger;
    const append = appends.of([{ a: 1 }, { b: 2 }]);
    const again = later(appends.of([{ a: 1 }, { b: 2 }], append.commandId));
    const first = await store.append('plan-1', 'none', append);
    const before = await logOf(store);
    expect(await store.append('plan-1', 'none', again)).toStrictEqual({ ...first, repeated: true });
    expect(await logOf(store)).toStrictEqual(before);
  });

  it('has one effect when sent several times at once', async () => {
    const { store, appends } = ledger;
    const append = appends.sized(2);
    const other = await ledger.another();
    const answers = await Promise.all(
      [store, other, store, other, store].map((each) => each.append('plan-1', 'none', append)),
    );
    const places = answers.map(({ revision, position }) => `${revision} ${position}`);
    expect(new Set(places).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await logOf(store)).toHaveLength(2);
  });

  it('is known to the next client', async () => {
    const { store, appends } = ledger;
    const append = appends.sized(2);
    const first = await store.append('plan-1', 'none', append);
    await store.close();
    const next = await ledger.another();
    expect(await next.append('plan-1', 'none', append)).toStrictEqual({ ...first, repeated: true });
    expect(await logOf(next)).toHaveLength(2);
  });

  it('is a command of its own in another stream', async () => {
    const { store, appends } = ledger;
    const append = appends.of([{ a: 1 }]);
    await store.append('plan-1', 'none', append);
    const twin = appends.of([{ a: 2 }], append.commandId);
    expect((await store.append('plan-2', 'none', twin)).revision).toBe(0);
    expect(await logOf(store)).toHaveLength(2);
  });

  it('is decided anew when it was refused before', async () => {
    const { store, appends } = ledger;
    const append = appends.sized(1);
    const refused = store.append('plan-1', 3, append);
    await expect(refused).rejects.toThrow(WrongExpectedRevision);
    expect((await store.append('plan-1', 'none', append)).revision).toBe(0);
  });
}

type Change = (events: readonly EventToAppend[]) => readonly EventToAppend[];

const CHANGES: readonly (readonly [string, Change])[] = [
  ['other data', ([first, ...rest]) => compact([first && { ...first, data: '{"a":9}' }, ...rest])],
  ['data written otherwise', ([a, b]) => compact([a && { ...a, data: ` ${a.data}` }, b])],
  ['another type', ([a, b]) => compact([a, b && { ...b, type: 'NoteLost' }])],
  ['another version', ([a, b]) => compact([a, b && { ...b, version: 2 }])],
  ['another order', ([a, b]) => compact([b, a])],
  ['fewer events', ([a]) => compact([a])],
  ['more events', ([a, b]) => compact([a, b, b && { ...b, id: spareId }])],
];
const spareId = '01780000-0000-7000-8000-00000000ffff';

function otherContent(ledger: Fixture): void {
  it.each(CHANGES)('with %s is refused and changes nothing', async (_, change) => {
    const { store, appends } = ledger;
    const append = appends.of([{ a: 1 }, { b: 2 }]);
    const { commandId } = append;
    await store.append('plan-1', 'none', append);
    const before = await logOf(store);
    const changed = renumbered({ commandId, events: change(append.events) });
    const error = await store.append('plan-1', 1, changed).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CommandIdReused);
    expect(error).toMatchObject({ stream: 'plan-1', commandId });
    expect(await logOf(store)).toStrictEqual(before);
  });
}

function compact(events: readonly (EventToAppend | undefined)[]): readonly EventToAppend[] {
  return events.filter((event) => event !== undefined);
}

function renumbered({ commandId, events }: Append): Append {
  const size = events.length;
  const placed = events.map((event, index) => ({
    ...event,
    metadata: { ...event.metadata, index, size },
  }));
  return { commandId, events: placed };
}

function later({ commandId, events }: Append): Append {
  const recordedAt = '2024-01-01T00:00:00.000Z';
  return {
    commandId,
    events: events.map((event) => ({ ...event, metadata: { ...event.metadata, recordedAt } })),
  };
}
