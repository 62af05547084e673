import Database from 'better-sqlite3';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DomainEvent } from '@libro/event-sourcing';
import { DataSource } from 'typeorm';
import { CheckpointEntity } from './checkpoint';
import { readStoreError, UnusableReadStore } from './errors';
import { LogAppendEntity } from './log-append';
import { BUSY_TIMEOUT_MS, patiently } from './sqlite/patience';
import { SqliteRows } from './sqlite/sqlite-rows';
import type { ReadModel } from './read-model';
import { ReadStore } from './read-store';
import { ReadStore1795392000000 } from './migration';

/** PostgreSQL's client is loaded with the first views there (libs/event-store/src/open.ts). */
const postgres = () => import('./postgres/open.js');
const schemas = () => import('./postgres/schemas.js');
type Postgres = Awaited<ReturnType<typeof postgres>>;
type Schemas = Awaited<ReturnType<typeof schemas>>;

/** As in postgres/open.ts. */
export const openPostgresReadStore: Postgres['openPostgresReadStore'] = async (...how) =>
  (await postgres()).openPostgresReadStore(...how);

/** As in postgres/schemas.ts. */
export const preparePostgresViews: Schemas['preparePostgresViews'] = async (...how) =>
  (await schemas()).preparePostgresViews(...how);

/** As in postgres/schemas.ts. */
export const dropOldPostgresViews: Schemas['dropOldPostgresViews'] = async (...how) =>
  (await schemas()).dropOldPostgresViews(...how);

/** "LbRm" as a big-endian number: marks the file as read models of this project. */
const APPLICATION_ID = 0x4c_62_52_6d;

export interface ReadStoreOptions {
  /** How long to wait for other processes, in milliseconds. */
  readonly deadlineMs?: number;
}

/** Where read models are: in a PostgreSQL database where one is named, else in a folder. */
export interface ReadModelPlace {
  readonly folder: string;
  /** `postgres://user:password@host:port/database` */
  readonly databaseUrl: string | null;
}

/** Opens the read models of a place, or makes empty ones. @throws as the tier's own `open…` */
export function openReadModels<S, C, E extends DomainEvent>(
  { folder, databaseUrl }: ReadModelPlace,
  model: ReadModel<S, C, E>,
): Promise<ReadStore> {
  return databaseUrl === null
    ? openReadStore(join(folder, 'views.db'), model)
    : openPostgresReadStore(databaseUrl, model);
}

type Tables = Pick<ReadModel<never, never, never>, 'entities' | 'migrations'>;

/**
 * Opens the read models in `file`, or makes an empty one where there is none; brings its schema up
 * to date. Several processes may have the same file open, and open it at once.
 * @throws UnusableReadStore for a file of another program, or a damaged one
 * @throws ReadStoreUnavailable when it may not be written, the disk is full, or another process
 *   holds it beyond the deadline
 */
export async function openReadStore(
  file: string,
  tables: Tables,
  { deadlineMs = 10_000 }: ReadStoreOptions = {},
): Promise<ReadStore> {
  const path = resolve(file);
  const source = dataSourceOf(path, tables);
  let writer: Database.Database | undefined;
  try {
    writer = await patiently(deadlineMs, () => openFile(path));
    await patiently(deadlineMs, () => source.initialize());
    await migrate(source, deadlineMs);
    return new ReadStore({ file: path, source, rows: new SqliteRows(writer, deadlineMs) });
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    writer?.close();
    throw readStoreError(path, error);
  }
}

function dataSourceOf(database: string, { entities, migrations }: Tables): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    database,
    timeout: BUSY_TIMEOUT_MS,
    prepareDatabase: (db: Database.Database) => {
      db.pragma(`mmap_size = ${MAPPED_BYTES}`);
    },
    entities: [CheckpointEntity, LogAppendEntity, ...entities],
    migrations: [ReadStore1795392000000, ...migrations],
    migrationsTableName: 'migration',
  });
}

function openFile(file: string): Database.Database {
  const isNew = sizeOf(file) === 0 || isBlank(file);
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    if (isNew) makeOurs(db);
    db.pragma('journal_mode = WAL');
    // Read models can be made anew: what power loss takes, the projector projects again.
    db.pragma('synchronous = NORMAL');
    db.pragma('journal_size_limit = 67108864');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** As much of the file as SQLite maps at most: a query's pages are spread all over it. */
const MAPPED_BYTES = 2_147_418_112;

/** Rows are texts of a kilobyte or two: 4 KiB pages, SQLite's usual ones, stay a third empty. */
const PAGE_BYTES = 16_384;

function makeOurs(db: Database.Database): void {
  db.pragma(`page_size = ${PAGE_BYTES}`);
  db.pragma(`application_id = ${APPLICATION_ID}`);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Looks before anything is written: what is not ours is left as it is. Beside a journal, which a
 * kill or a power loss leaves of a file that was just being made, only who may write can look: it
 * takes back what was cut, and nothing may be left.
 */
function isBlank(file: string): boolean {
  const readonly = sizeOf(`${file}-journal`) === 0;
  const db = new Database(file, { readonly, timeout: BUSY_TIMEOUT_MS });
  try {
    const id = db.pragma('application_id', { simple: true });
    const isEmpty = db.pragma('schema_version', { simple: true }) === 0;
    if (id === APPLICATION_ID) return false;
    if (id === 0 && isEmpty) return true;
  } finally {
    db.close();
  }
  throw new UnusableReadStore(file, 'are a database of another program');
}

/** Whoever comes first migrates; the others wait for the lock and find it done. */
async function migrate(source: DataSource, deadlineMs: number): Promise<void> {
  await patiently(deadlineMs, () => source.query('BEGIN IMMEDIATE'));
  try {
    await source.runMigrations({ transaction: 'none' });
    await source.query('COMMIT');
  } catch (error) {
    // Where SQLite itself has rolled back (a full disk), there is nothing left to roll back.
    await source.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
