import { LogBroken, StoreUnavailable, writtenAppend } from '@libro/event-sourcing';
import type {
  AppendRequest,
  AppendResult,
  EventStore,
  ExpectedRevision,
  FollowOptions,
  ReadRange,
  StoredEvent,
} from '@libro/event-sourcing';
import type { ClientConfig, Pool } from 'pg';
import { Bell } from '../log/bell';
import { follow } from '../log/follow';
import type { LogPages } from '../log/follow';
import type { LogReport } from '../log/problems';
import { storeError } from './errors';
import { GroupCommit } from './group-commit';
import { Hint } from './hint';
import { LogReader } from './reader';
import { verify } from './verify';
import { LogWriter } from './writer';

/** The database of a log, and how it is reached. */
export interface PostgresLog {
  readonly pool: Pool;
  readonly config: ClientConfig;
  /** The database without its password, for errors. */
  readonly name: string;
  /** Milliseconds between two looks for other processes' appends, live. */
  readonly pollMs: number;
}

export class PostgresEventStore implements EventStore {
  private readonly reader: LogReader;
  private readonly group: GroupCommit;
  private readonly hint: Hint;
  private readonly bell = new Bell();
  private closing: Promise<void> | undefined;

  constructor(private readonly log: PostgresLog) {
    const { pool, config } = log;
    this.reader = new LogReader(pool);
    this.hint = new Hint(pool, config);
    this.group = new GroupCommit(new LogWriter(pool), {
      onCommit: () => {
        this.bell.ring();
        this.hint.tell();
      },
      failure: (error) => this.plainly(error),
    });
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    append: AppendRequest,
  ): Promise<AppendResult> {
    this.refuseClosed();
    const { commandId } = append;
    return this.group.submit({ stream, expected, commandId, ...writtenAppend(append) });
  }

  read(stream: string, range: ReadRange = {}): Promise<readonly StoredEvent[]> {
    return this.reading(() => this.reader.stream(stream, range));
  }

  follow(options: FollowOptions): AsyncIterable<readonly StoredEvent[]> {
    const { pages, bell, hint } = this;
    if (options.live) void hint.listen(() => bell.ring());
    return follow({ pages, bell, pollMs: this.log.pollMs }, options);
  }

  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  verify(): Promise<LogReport> {
    return this.reading(() => verify(this.log.pool, this.reader));
  }

  private async shut(): Promise<void> {
    await this.group.settled();
    this.hint.close();
    this.bell.ring();
    await this.log.pool.end();
  }

  private get pages(): LogPages {
    const { reader } = this;
    return {
      positions: 'gap-free',
      head: () => this.reading(() => reader.head()),
      has: (position) => this.reading(() => reader.has(position)),
      page: (after, end) => this.reading(() => reader.page(after, end)),
      before: (firsts) => this.reading(() => reader.before(firsts)),
    };
  }

  private async reading<T>(work: () => Promise<T>): Promise<T> {
    this.refuseClosed();
    try {
      return await work();
    } catch (error) {
      throw this.plainly(error);
    }
  }

  /** Whatever the driver says of a connection that was closed in between, it is only that. */
  private plainly(error: unknown): Error {
    if (error instanceof LogBroken) return error;
    return this.closing === undefined ? storeError(this.log.name, error) : this.closed();
  }

  private refuseClosed(): void {
    if (this.closing !== undefined) throw this.closed();
  }

  private closed(): StoreUnavailable {
    return new StoreUnavailable(`the log in ${this.log.name} was closed`);
  }
}
