import { WrongExpectedRevision, writtenAppend } from '@libro/event-sourcing';
import type {
  AppendRequest,
  AppendResult,
  EventStore,
  ExpectedRevision,
  FollowOptions,
  ReadRange,
  StoredEvent,
} from '@libro/event-sourcing';

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
    append: AppendRequest,
  ): Promise<AppendResult> {
    writtenAppend(append);
    const { events } = append;
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
