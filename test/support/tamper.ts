import Database from 'better-sqlite3';

interface Trigger {
  readonly name: string;
  readonly sql: string;
}

/** Changes a closed ledger behind its back: its triggers forbid it, so they are away meanwhile. */
export function tamper(file: string, ...statements: readonly string[]): void {
  const db = new Database(file).unsafeMode();
  const triggers = db
    .prepare<[], Trigger>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  for (const statement of statements) db.exec(statement);
  for (const { sql } of triggers) db.exec(sql);
  db.close();
}

/** The statement that sets one member of an event's metadata to an SQL value. */
export const setMetadata = (position: number, path: string, value: string): string =>
  `UPDATE events SET metadata = json_set(metadata, '$.${path}', ${value})
   WHERE position = ${position}`;
