import type Database from 'better-sqlite3';
import { patiently } from './patience';

/** Write transactions of one connection, one after another; processes take turns too. */
export class Transactions {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: Database.Database,
    private readonly deadlineMs: number,
  ) {}

  /** Does `work` when everything that was asked for before is done. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  /**
   * Does `work` inside BEGIN IMMEDIATE: all of it or nothing. Within a turn.
   * @throws SqliteError SQLITE_BUSY when another process holds the lock beyond the deadline
   */
  async immediate<T>(work: () => T | Promise<T>): Promise<T> {
    await patiently(this.deadlineMs, () => this.db.exec('BEGIN IMMEDIATE'));
    try {
      const result = await work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      // Where SQLite itself has rolled back (a full disk), there is nothing left to roll back.
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }
}
