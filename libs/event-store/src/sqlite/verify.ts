import type Database from 'better-sqlite3';
import type { LogReport } from '../log/problems';
import { verify as verifyLog } from '../log/verify';
import { damageIn } from './damage';
import { isDamage } from './errors';
import type { LogReader } from './reader';

/**
 * Checks every promise of the log up to its end as found. The check of the database itself is one
 * step that blocks the process (up to a minute for a gigabyte); the rest goes page by page.
 * @throws SqliteError when the file cannot be read; damage is a finding, not an error
 */
export function verify(db: Database.Database, reader: LogReader): Promise<LogReport> {
  const answered = <T>(work: () => T): Promise<T> => Promise.resolve().then(work);
  return verifyLog(
    {
      positions: 'gap-free',
      damage: () => answered(() => damageIn(db)),
      head: () => answered(() => reader.head()),
      page: (after, end) =>
        answered(() =>
          reader.page(after, end).map((row) => ({
            position: row[0],
            metadata: row[7],
            read: () => reader.event(row),
          })),
        ),
      before: () => Promise.resolve((stream, revision) => reader.positionOf(stream, revision)),
    },
    isDamage,
  );
}
