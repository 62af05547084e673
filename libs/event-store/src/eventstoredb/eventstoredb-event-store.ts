import { CommandIdReused } from '@libro/event-sourcing';
import { StoreUnavailable, WrongExpectedRevision, writtenAppend } from '@libro/event-sourcing';
import type {
  AppendRequest,
  AppendResult,
  EventStore,
  ExpectedRevision,
  FollowOptions,
  ReadRange,
  StoredEvent,
} from '@libro/event-sourcing';
import type { EventData, EventStoreDBClient } from '@eventstore/db-client';
import { Bell } from '../log/bell';
import { follow } from '../log/follow';
import type { LogPages } from '../log/follow';
import type { LogReport } from '../log/problems';
import { isSameContent } from '../log/repeated';
import { Appender } from './appender';
import type { Sending } from './appender';
import { storeError } from './errors';
import { Hint } from './hint';
import { LogReader } from './reader';
import { sentEvents } from './recorded-event';
import { StreamCommands } from './stream-commands';
import type { StreamNames } from './stream-names';
import { verify } from './verify';

/** The server of a log, and how it is asked. */
export interface EventStoreDbLog extends Sending {
  readonly client: EventStoreDBClient;
  readonly names: StreamNames;
  /** Its hosts, for errors. */
  readonly name: string;
  /** Milliseconds between two looks for what no hint told of, live. */
  readonly pollMs: number;
}

export class EventStoreDbEventStore implements EventStore {
  private readonly reader: LogReader;
  private readonly appender: Appender;
  private readonly commands: StreamCommands;
  private readonly hint: Hint;
  private readonly bell = new Bell();
  private readonly underWay = new Set<Promise<unknown>>();
  private closing: Promise<void> | undefined;

  constructor(private readonly log: EventStoreDbLog) {
    const { client, names, deadlineMs } = log;
    this.reader = new LogReader(client, names, deadlineMs);
    this.appender = new Appender(client, this.reader, log);
    this.commands = new StreamCommands((stream, from) => this.reader.stream(stream, { from }));
    this.hint = new Hint(client, names);
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    append: AppendRequest,
  ): Promise<AppendResult> {
    this.refuseClosed();
    const events = sentEvents(writtenAppend(append).events);
    return this.guarded(() => this.written(stream, { expected, append, events }));
  }

  read(stream: string, range: ReadRange = {}): Promise<readonly StoredEvent[]> {
    return this.guarded(async () => {
      const events = await this.reader.stream(stream, range);
      this.commands.note(stream, range.from ?? 0, events);
      return events;
    });
  }

  follow(options: FollowOptions): AsyncIterable<readonly StoredEvent[]> {
    const { pages, bell, hint } = this;
    if (options.live) hint.listen(() => bell.ring());
    return follow({ pages, bell, pollMs: this.log.pollMs }, options);
  }

  /** Whether there is any event of the ledger, whatever it is worth. */
  hasEvents(): Promise<boolean> {
    return this.guarded(async () => {
      const page = await this.reader.recordedPage(0, await this.reader.head());
      return page.length > 0;
    });
  }

  verify(): Promise<LogReport> {
    return this.guarded(() => verify(this.reader));
  }

  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async written(
    stream: string,
    { expected, append, events }: Prepared,
  ): Promise<AppendResult> {
    const { commandId } = append;
    const earlier = await this.commands.find(stream, commandId, expected);
    if (earlier !== undefined) return this.repeated(stream, earlier, append);
    const sent = await this.appender.send({ stream, expected, events });
    if ('actual' in sent) {
      const meanwhile = await this.commands.findInAll(stream, commandId);
      if (meanwhile !== undefined) return this.repeated(stream, meanwhile, append);
      throw new WrongExpectedRevision(stream, expected, sent.actual);
    }
    this.commands.note(stream, expected === 'none' ? 0 : expected + 1, append.events);
    this.bell.ring();
    return { ...sent, repeated: false };
  }

  /** @throws CommandIdReused where it was something else that the command did */
  private async repeated(
    stream: string,
    from: number,
    append: AppendRequest,
  ): Promise<AppendResult> {
    const [first] = await this.reader.stream(stream, { from, to: from });
    const to = from + (first?.metadata.size ?? 1) - 1;
    const recorded = await this.reader.stream(stream, { from, to });
    const last = recorded.at(-1);
    if (last === undefined || !isSameContent(recorded, append.events)) {
      throw new CommandIdReused(stream, append.commandId);
    }
    return { revision: to, position: last.position, repeated: true };
  }

  private get pages(): LogPages {
    const { reader } = this;
    return {
      positions: 'growing',
      head: () => this.guarded(() => reader.head()),
      has: (position) => this.guarded(() => reader.has(position)),
      page: (after, end) => this.guarded(() => reader.page(after, end)),
      before: (firsts) => this.guarded(() => reader.before(firsts)),
    };
  }

  private async shut(): Promise<void> {
    await Promise.allSettled(this.underWay);
    await this.hint.close();
    this.bell.ring();
    await this.log.client.dispose();
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    this.refuseClosed();
    const working = work();
    this.underWay.add(working);
    try {
      return await working;
    } catch (error) {
      throw this.plainly(error);
    } finally {
      this.underWay.delete(working);
    }
  }

  private plainly(error: unknown): Error {
    if (error instanceof WrongExpectedRevision || error instanceof CommandIdReused) return error;
    return storeError(this.log.name, error);
  }

  private refuseClosed(): void {
    if (this.closing === undefined) return;
    throw new StoreUnavailable(`the log at ${this.log.name} was closed`);
  }
}

interface Prepared {
  readonly expected: ExpectedRevision;
  readonly append: AppendRequest;
  readonly events: readonly EventData[];
}
