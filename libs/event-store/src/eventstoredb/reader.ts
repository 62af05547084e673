import { BACKWARDS, END, NotLeaderError, START, UnknownError } from '@eventstore/db-client';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { LogBroken } from '@libro/event-sourcing';
import type { ReadRange, StoredEvent } from '@libro/event-sourcing';
import { ConstantBackoff, handleType, retry } from 'cockatiel';
import { LRUCache } from 'lru-cache';
import type { LogPages } from '../log/follow';
import type { FindRevision } from '../log/log-check';
import { checkedStream } from '../log/stored';
import { collected } from './collected';
import { isNotFound } from './errors';
import { positionOf, storedEvent } from './recorded-event';
import type { Recorded } from './recorded-event';
import type { StreamNames } from './stream-names';

/** What one page has in memory at once; events of other programs count, too. */
const PAGE_EVENTS = 4_000;
const PAGE_BYTES = 8_000_000;
/** More would wait for one another, and be given up together. */
const READS_AT_ONCE = 64;
/** Readers whose place is kept at hand. */
const PLACES_KEPT = 100;

/** Reads the log. Its order is that of `$all`, of which only our streams are looked at. */
export class LogReader implements Omit<LogPages, 'positions'> {
  /** By where a reader stands: up to where nothing of ours follows. */
  private readonly barren = new LRUCache<number, number>({ max: PLACES_KEPT });

  /** @param idleMs milliseconds in which a read must bring something */
  constructor(
    private readonly client: EventStoreDBClient,
    readonly names: StreamNames,
    private readonly idleMs: number,
  ) {}

  /** Position of the last event in the database, whoever wrote it; 0 for an empty one. */
  async head(): Promise<number> {
    const from = { ...LEADER, direction: BACKWARDS, fromPosition: END, maxCount: 1 } as const;
    const [last] = await this.asked(() => this.client.readAll(from));
    return last === undefined ? 0 : positionOf(last);
  }

  async has(position: number): Promise<boolean> {
    try {
      const [first] = await this.all(position, 1);
      return first !== undefined && positionOf(first) === position;
    } catch (error) {
      // A position inside an event, of another database: the server itself stumbles over it.
      if (error instanceof UnknownError && error.code === status.UNKNOWN) return false;
      throw error;
    }
  }

  async page(after: number, end: number): Promise<readonly StoredEvent[]> {
    return (await this.recordedPage(after, end)).map((recorded) => this.stored(recorded));
  }

  /** Our events after `after` up to `end`, as many as one page holds. */
  async recordedPage(after: number, end: number): Promise<readonly Recorded[]> {
    for (;;) {
      const from = this.barren.get(after) ?? after;
      const read = await this.all(from, PAGE_EVENTS);
      const events = read.filter((event) => positionOf(event) > from);
      const ours = events.filter(
        (event) => this.names.isOurs(event.streamId) && positionOf(event) <= end,
      );
      const last = events.at(-1);
      if (ours.length > 0 || last === undefined || positionOf(last) > end) return ours;
      this.barren.set(after, positionOf(last));
    }
  }

  async before(firsts: readonly StoredEvent[]): Promise<FindRevision> {
    const found = new Map<string, number>();
    for (let at = 0; at < firsts.length; at += READS_AT_ONCE) {
      await Promise.all(
        firsts.slice(at, at + READS_AT_ONCE).map(async ({ stream, revision }) => {
          const to = revision - 1;
          const [event] = await this.recorded(stream, { from: to, to });
          if (event !== undefined) found.set(`${to} ${stream}`, positionOf(event));
        }),
      );
    }
    return (stream, revision) => found.get(`${revision} ${stream}`);
  }

  /** @throws LogBroken as `checkedStream`, and for a stream that was deleted */
  async stream(stream: string, range: ReadRange): Promise<readonly StoredEvent[]> {
    const recorded = await this.recorded(stream, range);
    const events = recorded.map((each) => this.stored(each));
    return checkedStream(events, range);
  }

  /** @throws LogBroken for an event of one of our streams that this program did not write */
  stored(recorded: Recorded): StoredEvent {
    return storedEvent(recorded, this.names);
  }

  /** The events of a stream as EventStoreDB gives them. @throws LogBroken where it was deleted */
  async recorded(stream: string, { from = 0, to }: ReadRange): Promise<readonly Recorded[]> {
    if (to !== undefined && to < from) return [];
    const maxCount = to === undefined ? {} : { maxCount: to - from + 1 };
    const fromRevision = BigInt(from);
    const name = this.names.idOf(stream);
    try {
      const from = { ...LEADER, fromRevision, ...maxCount };
      const events = await this.asked(() => this.client.readStream(name, from));
      if (events.length > 0 || fromRevision > 0n) return events;
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
    await this.refuseHidden(name);
    return [];
  }

  /**
   * A stream that was deleted, or cut off whole, reads like one that never was.
   * @throws LogBroken
   */
  private async refuseHidden(name: string): Promise<void> {
    const from = { ...LEADER, direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
    try {
      const [metadata] = await this.asked(() => this.client.readStream(`$$${name}`, from));
      if (metadata === undefined || !isHiding(metadata.data)) return;
    } catch (error) {
      if (isNotFound(error)) return;
      throw error;
    }
    throw new LogBroken(0, `the stream ${name} was deleted in EventStoreDB`);
  }

  /** From an event of that position on; 0 is the beginning. */
  private all(position: number, maxCount: number): Promise<readonly Recorded[]> {
    const at = BigInt(position);
    const fromPosition = position === 0 ? START : { commit: at, prepare: at };
    let bytes = 0;
    const isEnough = (event: Recorded): boolean => {
      // The first one is where the reader stands already: it must not be all that it gets.
      if (positionOf(event) <= position) return false;
      bytes += event.data instanceof Uint8Array ? event.data.length : 0;
      return bytes > PAGE_BYTES;
    };
    return this.asked(() => this.client.readAll({ ...LEADER, fromPosition, maxCount }), isEnough);
  }

  /** What a read gives; asked again of the new leader, where another node leads now. */
  private asked(
    read: () => Parameters<typeof collected>[0],
    isEnough?: (event: Recorded) => boolean,
  ): Promise<readonly Recorded[]> {
    const { idleMs } = this;
    const how = isEnough === undefined ? { idleMs } : { idleMs, isEnough };
    return AGAIN.execute(() => collected(read(), how));
  }
}

/** Whether a stream's metadata keeps events of it from being read. */
function isHiding(metadata: unknown): boolean {
  return ['$tb', '$maxCount', '$maxAge'].some((name) => name in Object(metadata));
}

/** Followers may lag: what was answered as written must be read. */
const LEADER = { requiresLeader: true } as const;
const AGAIN = retry(handleType(NotLeaderError), {
  maxAttempts: 3,
  backoff: new ConstantBackoff(100),
});
