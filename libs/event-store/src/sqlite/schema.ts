import type Database from 'better-sqlite3';
import { UnusableDatabase } from '../unusable';

/** "LbMt" as a big-endian number: marks the file as a ledger of this project. */
const APPLICATION_ID = 0x4c_62_4d_74;

/** Version of the schema below; a file of another version is refused. */
const SCHEMA_VERSION = 1;

/**
 * `command` stands on the first event of an append only, so its index holds one entry an append.
 * The triggers keep every connection, also a human's, from changing what is on record.
 */
const SCHEMA: readonly string[] = [
  `CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT`,
  `CREATE UNIQUE INDEX streams_name ON streams (name)`,
  `CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  id BLOB NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  data TEXT NOT NULL,
  metadata TEXT NOT NULL,
  command TEXT
) STRICT`,
  `CREATE UNIQUE INDEX events_revision ON events (stream, revision)`,
  `CREATE UNIQUE INDEX events_command ON events (stream, command) WHERE command IS NOT NULL`,
  `CREATE UNIQUE INDEX events_id ON events (id)`,
  ...['streams', 'events'].flatMap((table) =>
    ['UPDATE', 'DELETE'].map(
      (verb) => `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END`,
    ),
  ),
];

/** Whether the database holds nothing at all yet, so that a ledger may be made of it. */
export function isBlank(db: Database.Database): boolean {
  return idOf(db) === 0 && versionOf(db) === 0 && schemaOf(db).length === 0;
}

/**
 * Makes the schema in one transaction, unless another process did so meanwhile.
 * @throws SqliteError SQLITE_BUSY while another process is at it
 */
export function createSchema(db: Database.Database): void {
  db.transaction(() => {
    if (!isBlank(db)) return;
    for (const statement of SCHEMA) db.exec(statement);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }).immediate();
}

/** @throws UnusableDatabase for what is no ledger, or one of another schema; reads only */
export function checkSchema(db: Database.Database, file: string): void {
  if (idOf(db) !== APPLICATION_ID) {
    throw new UnusableDatabase(file, 'foreign', 'it is a database of another program');
  }
  if (versionOf(db) !== SCHEMA_VERSION) {
    const found = String(versionOf(db));
    const detail = `its schema has version ${found}, this program knows ${SCHEMA_VERSION}`;
    throw new UnusableDatabase(file, 'other-version', detail);
  }
  const found = new Set(schemaOf(db));
  const missing = SCHEMA.find((statement) => !found.has(statement));
  if (missing !== undefined || found.size !== SCHEMA.length) {
    const what =
      missing === undefined ? 'it holds what no ledger has' : `it lacks ${head(missing)}`;
    throw new UnusableDatabase(file, 'damaged', `its schema was changed: ${what}`);
  }
}

function idOf(db: Database.Database): unknown {
  return db.pragma('application_id', { simple: true });
}

function versionOf(db: Database.Database): unknown {
  return db.pragma('user_version', { simple: true });
}

/** The schema's statements as written; what SQLite keeps for itself (sqlite_stat1, …) left out. */
function schemaOf(db: Database.Database): readonly string[] {
  const statement = db.prepare<[], string>(
    `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND substr(name, 1, 7) <> 'sqlite_'`,
  );
  return statement.pluck().all();
}

function head(statement: string): string {
  return statement.split(/[\n(]/)[0]?.replace('CREATE ', '').trim() ?? statement;
}
