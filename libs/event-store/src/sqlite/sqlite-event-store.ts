import type {
  AppendRequest,
  AppendResult,
  EventStore,
  ExpectedRevision,
  FollowOptions,
  ReadRange,
  StoredEvent,
} from '@libro/event-sourcing';
import type Database from 'better-sqlite3';
import { follow } from '../log/follow';
import type { LogPages } from '../log/follow';
import type { LogReport } from '../log/problems';
import { backUp } from './backup';
import { closedError, storeError } from './errors';
import { FileBell } from './file-bell';
import { GroupCommit } from './group-commit';
import { patiently, within } from './patience';
import { prepareAppend } from './prepare';
import { LogReader } from './reader';
import { verify } from './verify';
import { LogWriter } from './writer';

export interface SqliteStoreOptions {
  /** Milliseconds for which a lock of another process is waited for; 10,000 unless told. */
  readonly busyDeadlineMs?: number;
  /** Milliseconds between two looks for other processes' appends, live; 50 unless told. */
  readonly pollMs?: number;
}

/** The port, and what this adapter can do beside it. */
export interface SqliteEventStore extends EventStore {
  /** The database file, as an absolute path. */
  readonly file: string;
  /**
   * Copies the ledger as it is now to a new file, while it stays in use; on the medium when it
   * returns.
   * @throws BackupRefused when the file exists or its folder does not
   * @throws StoreUnavailable when the copy cannot be written
   */
  backup(file: string): Promise<void>;
  /**
   * Checks every promise of the log. Blocks the process for the part that SQLite does in one step.
   * @throws StoreUnavailable when the file cannot be read
   */
  verify(): Promise<LogReport>;
}

export class SqliteEventStoreAdapter implements SqliteEventStore {
  private readonly reader: LogReader;
  private readonly group: GroupCommit;
  private readonly bell: FileBell;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly db: Database.Database,
    private readonly options: Required<SqliteStoreOptions>,
  ) {
    const { busyDeadlineMs } = options;
    this.bell = new FileBell(db.name);
    const onCommit = (): void => this.bell.ring();
    this.reader = new LogReader(db);
    this.group = new GroupCommit(new LogWriter(db), { file: db.name, busyDeadlineMs, onCommit });
  }

  private get pages(): LogPages {
    const { reader } = this;
    return {
      positions: 'gap-free',
      head: () => this.reading(() => reader.head()),
      has: (position) => this.reading(() => reader.has(position)),
      page: (after, end) =>
        this.reading(() => reader.page(after, end).map((row) => reader.event(row))),
      before: () => Promise.resolve((stream, revision) => reader.positionOf(stream, revision)),
    };
  }

  get file(): string {
    return this.db.name;
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    append: AppendRequest,
  ): Promise<AppendResult> {
    this.refuseClosed();
    return this.group.submit(prepareAppend(stream, expected, append));
  }

  read(stream: string, range: ReadRange = {}): Promise<readonly StoredEvent[]> {
    return this.reading(() => this.reader.stream(stream, range));
  }

  follow(options: FollowOptions): AsyncIterable<readonly StoredEvent[]> {
    const { pages, bell } = this;
    return follow({ pages, bell, pollMs: this.options.pollMs }, options);
  }

  async backup(file: string): Promise<void> {
    this.refuseClosed();
    await backUp(this.file, file);
  }

  async verify(): Promise<LogReport> {
    this.refuseClosed();
    try {
      return await verify(this.db, this.reader);
    } catch (error) {
      throw this.plainly(error);
    }
  }

  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    await this.group.settled();
    this.db.close();
    this.bell.close();
  }

  private async reading<T>(work: () => T): Promise<T> {
    this.refuseClosed();
    try {
      return await patiently(within(this.options.busyDeadlineMs), work);
    } catch (error) {
      throw this.plainly(error);
    }
  }

  /** Whatever the driver says of a connection that was closed in between, it is only that. */
  private plainly(error: unknown): Error {
    return this.closing === undefined ? storeError(this.file, error) : closedError(this.file);
  }

  private refuseClosed(): void {
    if (this.closing !== undefined) throw closedError(this.file);
  }
}
