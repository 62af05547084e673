import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { setImmediate as nextTick, setTimeout as pause } from 'node:timers/promises';
import type { DataFolder } from '../../support/libro';
import type { Child } from './child';

/** Sees a log grow while another process writes it, through a connection that only reads. */
export class LogWatch {
  private db: Database.Database | undefined;

  constructor(
    private readonly data: DataFolder,
    private readonly year: number,
  ) {}

  /** Waits until the plans of the year have so many events, or the process has ended. */
  async until(count: number, child: Child): Promise<void> {
    while (!child.hasEnded && this.count() < count) {
      // Once there is a log, every look counts: all appends of an import take a few milliseconds.
      await (this.db === undefined ? pause(2) : nextTick());
    }
  }

  close(): void {
    this.db?.close();
  }

  /** 0 while there is no log to look at. */
  private count(): number {
    const file = this.data.file('events.db');
    if (this.db === undefined && !existsSync(`${file}-wal`)) return 0;
    try {
      this.db ??= new Database(file, { readonly: true });
      const query = this.db.prepare<[string], number>(
        `SELECT count(*) FROM events JOIN streams ON streams.id = stream WHERE name LIKE ?`,
      );
      return query.pluck().get(`%${this.year}.%`) ?? 0;
    } catch {
      return 0;
    }
  }
}
