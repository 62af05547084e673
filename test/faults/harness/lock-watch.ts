import Database from 'better-sqlite3';
import { setImmediate as nextTick } from 'node:timers/promises';
import type { Child } from './child';

/** Notices how long another process has been inside a write transaction of a database. */
export class LockWatch {
  private readonly db: Database.Database;

  constructor(file: string) {
    this.db = new Database(file, { timeout: 0 });
  }

  /**
   * Waits until a transaction has gone on for so many milliseconds, or the process has ended.
   * @returns how long the longest one was that was seen, in milliseconds
   */
  async inside(milliseconds: number, child: Child): Promise<number> {
    let longest = 0;
    let from = performance.now();
    while (!child.hasEnded && longest < milliseconds) {
      if (this.isHeld()) longest = Math.max(longest, performance.now() - from);
      else from = performance.now();
      await nextTick();
    }
    return longest;
  }

  isHeld(): boolean {
    try {
      this.db.exec('BEGIN IMMEDIATE');
      this.db.exec('ROLLBACK');
      return false;
    } catch {
      return true;
    }
  }

  close(): void {
    this.db.close();
  }
}
