import {
  APPEND_LIMIT_BYTES,
  AppendTooLarge,
  canonicalJson,
  WrongExpectedRevision,
} from '@libro/event-sourcing';
import type {
  AppendResult,
  EventStore,
  EventToAppend,
  ExpectedRevision,
  FollowOptions,
  ReadRange,
  StoredEvent,
} from '@libro/event-sourcing';

type Append = { readonly commandId: string; readonly events: readonly EventToAppend[] };

/** The log as it stands, with what a trial appends to it in memory alone. */
export class TrialStore implements EventStore {
  private readonly made = new Map<string, readonly StoredEvent[]>();

  constructor(private readonly store: EventStore) {}

  /** What the trial appended to a stream. */
  madeIn(stream: string): readonly StoredEvent[] {
    return this.made.get(stream) ?? [];
  }

  /** @throws AppendTooLarge, WrongExpectedRevision as the log would */
  async append(
    stream: string,
    expected: ExpectedRevision,
    { events }: Append,
  ): Promise<AppendResult> {
    requireRoom(events);
    const last = (await this.read(stream)).at(-1);
    const actual = last?.revision ?? 'none';
    if (actual !== expected) throw new WrongExpectedRevision(stream, expected, actual);
    const [revision, position] = [last?.revision ?? -1, last?.position ?? 0];
    const stored = events.map((event, index) => ({
      ...event,
      stream,
      revision: revision + 1 + index,
      position: position + 1 + index,
    }));
    this.made.set(stream, [...this.madeIn(stream), ...stored]);
    const size = events.length;
    return { revision: revision + size, position: position + size, repeated: false };
  }

  async read(stream: string, range: ReadRange = {}): Promise<readonly StoredEvent[]> {
    const { from = 0, to = Number.POSITIVE_INFINITY } = range;
    const made = this.madeIn(stream).filter(({ revision }) => revision >= from && revision <= to);
    return [...(await this.store.read(stream, range)), ...made];
  }

  follow(options: FollowOptions): AsyncIterable<readonly StoredEvent[]> {
    return this.store.follow(options);
  }

  /** The log is not the trial's to close. */
  async close(): Promise<void> {}
}

function requireRoom(events: readonly EventToAppend[]): void {
  const bytes = events.reduce((sum, event) => sum + bytesOf(event), 0);
  if (bytes > APPEND_LIMIT_BYTES) throw new AppendTooLarge(bytes, APPEND_LIMIT_BYTES);
}

function bytesOf({ type, data, metadata }: EventToAppend): number {
  return Buffer.byteLength(type + data + canonicalJson(metadata));
}
