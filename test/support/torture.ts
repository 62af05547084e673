import { StoreUnavailable, WrongExpectedRevision } from '@libro/event-sourcing';
import type { EventStore, StoredEvent } from '@libro/event-sourcing';
import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../faults/harness/random';
import { AppendSource, logOf } from './appends';
import type { Append } from './appends';

/** An append that was answered, and where it stands. */
export interface Acknowledged {
  readonly stream: string;
  readonly append: Append;
  readonly revision: number;
  readonly position: number;
}

export interface TortureOptions {
  readonly writers: number;
  /** Writers share a few streams, so that they meet. */
  readonly streams: number;
  /** Milliseconds for which they write, at most. */
  readonly forMs: number;
  /** Ends it before. */
  readonly signal?: AbortSignal;
  /** From 0 to below 1, the same in every run. */
  readonly chance: () => number;
}

/** What came of it. */
export interface Tortured {
  readonly acknowledged: readonly Acknowledged[];
  readonly conflicts: number;
  /** Answers of which it was not known whether the append took effect: it was sent again. */
  readonly unknown: number;
}

/** Writers with random pauses, each of whose appends is sent until its answer is definite. */
export async function torture(
  stores: readonly EventStore[],
  { writers, streams, forMs, signal, chance }: TortureOptions,
): Promise<Tortured> {
  const tally = { acknowledged: [] as Acknowledged[], conflicts: 0, unknown: 0 };
  const end = performance.now() + forMs;
  const write = async (writer: number) => {
    const store = stores[writer % stores.length];
    if (store === undefined) throw new Error('nobody to write to');
    const source = new AppendSource((writer + 1) * 1_000_000);
    while (performance.now() < end && signal?.aborted !== true) {
      const stream = `plan-${Math.floor(chance() * streams)}`;
      const append = source.sized(1 + Math.floor(chance() * 4));
      await settled(store, { stream, append }, tally);
      if (chance() < 0.3) await pause(chance() * 20);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return tally;
}

/** Twelve writers through all stores but the first, which is followed at its tail. */
export async function tortured(
  [reader, ...writing]: readonly EventStore[],
  forMs: number,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
) {
  if (reader === undefined) throw new Error('no store');
  const random = new Random(7);
  const tail = new Tail(reader);
  const chance = () => random.below(1_000_000) / 1_000_000;
  const [done] = await Promise.all([
    torture(writing, { writers: 12, streams: 6, forMs, chance }),
    meanwhile(),
  ]);
  const log = await logOf(reader);
  return { done, log, seen: await tail.until(log.length) };
}

/** For the output of a test: how often what it is about really happened. */
export function tallyOf({ acknowledged, conflicts, unknown }: Tortured): string {
  return `${acknowledged.length} appends, ${conflicts} conflicts, ${unknown} unknown`;
}

interface Tally {
  readonly acknowledged: Acknowledged[];
  conflicts: number;
  unknown: number;
}

/** Sends the append at whatever revision the stream has, until it stands there. */
async function settled(
  store: EventStore,
  { stream, append }: Pick<Acknowledged, 'stream' | 'append'>,
  tally: Tally,
): Promise<void> {
  for (;;) {
    try {
      const expected = (await store.read(stream)).at(-1)?.revision ?? 'none';
      const { revision, position } = await store.append(stream, expected, append);
      tally.acknowledged.push({ stream, append, revision, position });
      return;
    } catch (error) {
      if (error instanceof WrongExpectedRevision) tally.conflicts += 1;
      else if (error instanceof StoreUnavailable) {
        tally.unknown += 1;
        await pause(20);
      } else throw error;
    }
  }
}

/** A reader at the log's tail, who begins again after what it has, whatever cuts it off. */
export class Tail {
  readonly seen: StoredEvent[] = [];
  private readonly stop = new AbortController();
  private readonly running: Promise<void>;

  /** @param from position after which it begins */
  constructor(
    private readonly store: EventStore,
    private readonly from = 0,
  ) {
    this.running = this.run();
  }

  /** All that it saw, once that is so many events. @throws what the log said to it */
  async until(count: number): Promise<readonly StoredEvent[]> {
    while (this.seen.length < count) await Promise.race([pause(10), this.running]);
    this.stop.abort();
    await this.running;
    return this.seen;
  }

  private async run(): Promise<void> {
    const { signal } = this.stop;
    while (!signal.aborted) {
      try {
        const after = this.seen.at(-1)?.position ?? this.from;
        const following = this.store.follow({ after, live: true, signal });
        for await (const batch of following) this.seen.push(...batch);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        await pause(20);
      }
    }
  }
}

/** The log after it: every acknowledged append once, whole, where it was said to be. */
export function expectKept(
  log: readonly StoredEvent[],
  { acknowledged }: Pick<Tortured, 'acknowledged'>,
): void {
  const appendOf = new Map<string, StoredEvent[]>();
  for (const event of log) {
    const { commandId } = event.metadata;
    appendOf.set(commandId, [...(appendOf.get(commandId) ?? []), event]);
  }
  expect(appendOf.size).toBe(acknowledged.length);
  for (const { stream, append, revision, position } of acknowledged) {
    const { commandId, events } = append;
    const size = events.length;
    const expected = events.map((event, i) => ({
      ...event,
      stream,
      revision: revision - size + 1 + i,
    }));
    const found = appendOf.get(commandId) ?? [];
    expect(found.map(({ position: _, ...event }) => event)).toStrictEqual(expected);
    expect(found.at(-1)?.position).toBe(position);
  }
  const positions = log.map((event) => event.position);
  expect(positions).toStrictEqual(positions.toSorted((a, b) => a - b));
}
