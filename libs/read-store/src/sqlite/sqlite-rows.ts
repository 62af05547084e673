import type { RowTable, StoredEvent } from '@libro/event-sourcing';
import type Database from 'better-sqlite3';
import type {
  CheckedBatch,
  Checkpoint,
  Projected,
  Rebuilding,
  Recalled,
  RowBatch,
  RowStore,
} from '../rows';
import { digestOf } from './digest';
import { patiently } from './patience';
import {
  BEGIN,
  COMMIT,
  transactionOf,
  writesOfAppends,
  writesOfCheckpoint,
  writesOfRows,
  writesThatClear,
} from './row-statements';
import type { Write } from './row-statements';
import { RowWriter } from './row-writer';
import { WriteThread } from './write-thread';

/** The rows in an SQLite file. */
export class SqliteRows implements RowStore {
  private readonly writer: RowWriter;

  constructor(
    private readonly db: Database.Database,
    private readonly deadlineMs: number,
  ) {
    this.writer = new RowWriter(db);
  }

  checkpoint({ name }: Projected): Promise<Checkpoint | null> {
    return settled(() => this.writer.checkpoint(name));
  }

  async recall<T>(
    { name }: Projected,
    table: RowTable,
    take: (recalled: Recalled) => T,
  ): Promise<T> {
    await this.patiently(() => this.db.exec('BEGIN IMMEDIATE'));
    try {
      const checkpoint = this.writer.checkpoint(name);
      const { writer } = this;
      return take({ checkpoint, entries: writer.entries(table), latest: writer.latest() });
    } finally {
      this.db.exec('COMMIT');
    }
  }

  write(projection: Projected, batch: CheckedBatch): Promise<boolean> {
    return this.patiently(() => this.writer.run(transactionOf(writesOf(projection, batch))));
  }

  /** On a thread and a connection of its own, while this one folds what comes next. */
  async rebuild(projection: Projected): Promise<Rebuilding> {
    const thread = new WriteThread(this.db.name);
    const run = async (writes: readonly Write[]): Promise<void> => {
      if (await thread.run(writes)) return;
      throw new Error('the checkpoint was moved during a rebuild');
    };
    try {
      await this.patiently(() => run(BEGIN));
      await run(writesThatClear(projection));
    } catch (error) {
      await thread.close();
      throw error;
    }
    return {
      write: (batch) => run(writesOfBatch(batch)),
      // They have waited since it began: SQLite has one writer.
      seal: () => Promise.resolve(),
      finish: (batch, last) =>
        run([...writesOfBatch(batch), ...writesOfCheckpoint(projection, from(last)), ...COMMIT]),
      close: () => thread.close(),
    };
  }

  digest(tables: readonly RowTable[]): Promise<string> {
    return settled(() => digestOf(this.db, tables));
  }

  close(): Promise<void> {
    return settled(() => {
      this.db.close();
    });
  }

  private patiently<T>(work: () => T | Promise<T>): Promise<T> {
    return patiently(this.deadlineMs, work);
  }
}

/** This driver answers at once. */
function settled<T>(work: () => T): Promise<T> {
  return Promise.resolve().then(work);
}

function from(last: StoredEvent | null) {
  return { after: 0, last };
}

function writesOf(projection: Projected, batch: CheckedBatch): readonly Write[] {
  return [...writesOfCheckpoint(projection, batch), ...writesOfBatch(batch)];
}

function writesOfBatch({ tables, appends }: RowBatch): readonly Write[] {
  return [...writesOfAppends(appends), ...writesOfRows(tables)];
}
