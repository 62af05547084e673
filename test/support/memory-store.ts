import { appendsIn, CommandIdReused, WrongExpectedRevision } from '@libro/event-sourcing';
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

/** The port in memory, for specs that need a log and no file: positions from 1, without gaps. */
export class MemoryStore implements EventStore {
  readonly log: StoredEvent[] = [];

  /** @param batch events from which on a batch ends with its append */
  constructor(private readonly batch = 3) {}

  append(stream: string, expected: ExpectedRevision, append: Append): Promise<AppendResult> {
    return new Promise((resolve) => {
      resolve(this.appended(stream, expected, append));
    });
  }

  read(stream: string, { from = 0, to = Infinity }: ReadRange = {}) {
    return Promise.resolve(
      this.of(stream).filter(({ revision }) => revision >= from && revision <= to),
    );
  }

  /** Ends at the log's end: specs that wait for more use the real store. */
  async *follow({ after }: FollowOptions): AsyncIterable<readonly StoredEvent[]> {
    let batch: StoredEvent[] = [];
    for (const append of appendsIn(this.log.filter(({ position }) => position > after))) {
      batch.push(...append);
      if (batch.length < this.batch) continue;
      yield await Promise.resolve(batch);
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private of(stream: string): readonly StoredEvent[] {
    return this.log.filter((event) => event.stream === stream);
  }

  private appended(stream: string, expected: ExpectedRevision, append: Append): AppendResult {
    const { commandId, events } = append;
    const before = this.of(stream);
    const known = before.some(({ metadata }) => metadata.commandId === commandId);
    if (known) throw new CommandIdReused(stream, commandId);
    const actual = before.at(-1)?.revision ?? 'none';
    if (expected !== actual) throw new WrongExpectedRevision(stream, expected, actual);
    for (const [index, event] of events.entries()) {
      const revision = before.length + index;
      this.log.push({ ...event, stream, revision, position: this.log.length + 1 });
    }
    const revision = before.length + events.length - 1;
    return { revision, position: this.log.length, repeated: false };
  }
}
