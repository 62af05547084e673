import type { EventStore, StoredEvent } from '@libro/event-sourcing';
import { batchesOf, logOf } from '../support/appends';
import { type Fixture, ledgerFixture, type OpenLedger } from './ledger-fixture';

export function describeFollow(open: OpenLedger): void {
  describe('follow to the end', () => {
    const ledger = ledgerFixture(open);
    everyEventInOrder(ledger);
    wholeAppends(ledger);
    startAndEnd(ledger);
  });
}

async function fill(ledger: Fixture, streams: number): Promise<void> {
  const { store, appends } = ledger;
  for (let i = 0; i < streams; i += 1) {
    await store.append(`plan-${i}`, 'none', appends.sized(1 + (i % 3)));
  }
  await Promise.all(
    Array.from({ length: streams }, (_, i) => store.append(`plan-${i}`, i % 3, appends.sized(2))),
  );
}

function everyEventInOrder(ledger: Fixture): void {
  it('gives nothing for an empty log', async () => {
    expect(await batchesOf(ledger.store)).toStrictEqual([]);
  });

  it('gives every event of every stream once, positions and revisions growing', async () => {
    await fill(ledger, 30);
    const log = await logOf(ledger.store);
    expect(log).toHaveLength(30 + 30 + 60);
    expect(isGrowing(log.map(({ position }) => position))).toBe(true);
    for (let i = 0; i < 30; i += 1) {
      const stream = `plan-${i}`;
      const own = log.filter((event) => event.stream === stream);
      expect(own).toStrictEqual(await ledger.store.read(stream));
    }
  });

  it('gives an append the position that it was answered with', async () => {
    const { store, appends } = ledger;
    const answers: number[] = [];
    for (const size of [1, 3, 2]) {
      answers.push((await store.append(`plan-${size}`, 'none', appends.sized(size))).position);
    }
    const lastOnes = (await logOf(store)).filter(
      ({ metadata }) => metadata.index + 1 === metadata.size,
    );
    expect(lastOnes.map(({ position }) => position)).toStrictEqual(answers);
  });
}

function wholeAppends(ledger: Fixture): void {
  it('never splits an append, large as it may be', async () => {
    const { store, appends } = ledger;
    for (const [i, size] of [700, 2_500, 1, 1_500, 999].entries()) {
      await store.append(`plan-${i}`, 'none', appends.sized(size));
    }
    const batches = await batchesOf(store);
    expect(batches.flat()).toHaveLength(5_700);
    for (const batch of batches) {
      expect(batch.at(0)?.metadata.index).toBe(0);
      expect(batch.at(-1)?.metadata.index).toBe((batch.at(-1)?.metadata.size ?? 0) - 1);
    }
  });
}

function startAndEnd(ledger: Fixture): void {
  it('starts after any position that it gave', async () => {
    await fill(ledger, 10);
    const log = await logOf(ledger.store);
    for (const [i, { position }] of log.entries()) {
      expect(await logOf(ledger.store, position)).toStrictEqual(log.slice(i + 1));
    }
  });

  it('stops at the end as it was found, though the log grows meanwhile', async () => {
    await fill(ledger, 5);
    const before = await logOf(ledger.store);
    const seen: StoredEvent[] = [];
    for await (const batch of ledger.store.follow({ after: 0, live: false })) {
      seen.push(...batch);
      await appendTo(ledger, ledger.store);
    }
    expect(seen).toStrictEqual(before);
  });

  it('can be left early, and begun again', async () => {
    const { store } = ledger;
    await fill(ledger, 5);
    for await (const batch of store.follow({ after: 0, live: false })) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    expect(await logOf(store)).toHaveLength(5 + 4 + 10);
  });
}

let late = 0;
async function appendTo({ appends }: Fixture, store: EventStore): Promise<void> {
  late += 1;
  await store.append(`late-${late}`, 'none', appends.sized(2));
}

function isGrowing(numbers: readonly number[]): boolean {
  return numbers.every(
    (number, i) => Number.isSafeInteger(number) && number > (numbers[i - 1] ?? 0),
  );
}
