import type Database from 'better-sqlite3';
import { statSync } from 'node:fs';
import { UnusableDatabase } from '../unusable';
import { isDamage } from './errors';

const ADVICE = 'if the file was put back from a copy, move its -wal and -shm away';

/**
 * Watches a connection that may only read as it opens a database beside a WAL: the first process
 * to open it makes the index of the WAL (`-shm`) anew, any further one finds it in use. So a WAL
 * that a killed process left over is told from one that is being written.
 */
export class WalWatch {
  private readonly before: string;

  constructor(private readonly file: string) {
    this.before = stampOf(`${file}-shm`);
  }

  /**
   * Of a left-over WAL that belongs to another state of the file, SQLite itself takes in what fits
   * and loses the rest, so file and WAL are read through together before anything may be written:
   * 2 to 4 s for a gigabyte, once after a kill. Comparing every index entry with its row as well
   * takes ten times as long; pages that are older show by what they lack, which is counted.
   * @throws UnusableDatabase when they do not go together; both stay as they are
   */
  refuseForeignWal(db: Database.Database): void {
    if (stampOf(`${this.file}-shm`) === this.before) return;
    const [first] = db.prepare<[], string>('PRAGMA quick_check(1)').pluck().all();
    if (first !== 'ok') throw this.refusal(first ?? 'no answer');
  }

  /** What is wrong, with the advice where it is damage that a WAL of another state may explain. */
  explained(error: unknown): unknown {
    return isDamage(error) ? this.refusal(error.message) : error;
  }

  private refusal(detail: string): UnusableDatabase {
    const said = `the database and its WAL do not go together (${detail}); ${ADVICE}`;
    return new UnusableDatabase(this.file, 'damaged', said);
  }
}

/**
 * Changes whenever a file is made, cut or replaced. A write of another process through its memory
 * map may change it too, now and then: that costs a look for nothing.
 */
function stampOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? 'none' : `${found.ino} ${found.ctimeNs}`;
}
