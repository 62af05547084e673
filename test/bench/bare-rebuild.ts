import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

const ROWS_AT_ONCE = 20_000;

/**
 * The least that any rebuild must do, in seconds: read every event in log order, parse its JSON,
 * and write the rows that the rebuild made into the same tables with the same indexes, in one
 * transaction, on the pages that SQLite makes by itself. The finished rows are read from the
 * rebuild's own file, off the clock.
 */
export function bareRebuild(events: string, finished: string, target: string): number {
  const scanned = scanAndParse(events);
  const source = new Database(finished, { readonly: true });
  const db = new Database(target);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  for (const sql of schemaOf(source)) db.exec(sql);
  let nanoseconds = timed(() => db.exec('BEGIN IMMEDIATE'));
  for (const table of tablesOf(source)) nanoseconds += copyRows({ source, db, table });
  nanoseconds += timed(() => db.exec('COMMIT'));
  source.close();
  db.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${target}${suffix}`, { force: true });
  return scanned + nanoseconds / 1e9;
}

function scanAndParse(file: string): number {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare<[], [string, string]>(
    'SELECT data, metadata FROM events ORDER BY position',
  );
  const taken = timed(() => {
    for (const [data, metadata] of rows.raw().iterate()) {
      JSON.parse(data);
      JSON.parse(metadata);
    }
  });
  db.close();
  return taken / 1e9;
}

function copyRows(copy: {
  source: Database.Database;
  db: Database.Database;
  table: string;
}): number {
  const { source, db, table } = copy;
  const rows = source.prepare<[], unknown[]>(`SELECT * FROM "${table}" ORDER BY rowid`).raw();
  const width = rows.columns().length;
  const insert = db.prepare(`INSERT INTO "${table}" VALUES (${Array(width).fill('?').join(', ')})`);
  let nanoseconds = 0;
  let lot: unknown[][] = [];
  const write = () => {
    for (const row of lot) insert.run(...row);
  };
  for (const row of rows.iterate()) {
    lot.push(row);
    if (lot.length < ROWS_AT_ONCE) continue;
    nanoseconds += timed(write);
    lot = [];
  }
  return nanoseconds + timed(write);
}

function schemaOf(db: Database.Database): readonly string[] {
  const sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'";
  return db.prepare<[], string>(sql).pluck().all();
}

function tablesOf(db: Database.Database): readonly string[] {
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
  return db.prepare<[], string>(sql).pluck().all();
}

function timed(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start);
}
