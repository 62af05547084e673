import { StoreUnavailable } from '@libro/event-sourcing';
import Database from 'better-sqlite3';
import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {} from '../unusable';
import { storeError } from './errors';
import { WalWatch } from './left-over-wal';
import { fsyncPath } from './medium';
import { patiently, within } from './patience';
import { checkSchema, createSchema, isBlank } from './schema';
import {
  type SqliteEventStore,
  SqliteEventStoreAdapter,
  type SqliteStoreOptions,
} from './sqlite-event-store';

/** How long SQLite itself waits for a lock: it blocks the whole process, so hardly at all. */
const BUSY_TIMEOUT_MS = 5;

/**
 * Opens the ledger in `file`, or makes a new one where there is no file or an empty one. The folder
 * must exist. Several processes may have the same file open.
 * @throws UnusableDatabase for a file that is no ledger, a damaged one, or one of another version
 * @throws StoreUnavailable when the file or its folder may not be written, the disk is full,
 *   another process holds the file beyond the deadline, or the medium cannot promise durability
 */
export async function openSqliteEventStore(
  file: string,
  options: SqliteStoreOptions = {},
): Promise<SqliteEventStore> {
  const path = resolve(file);
  const { busyDeadlineMs = 10_000, pollMs = 50 } = options;
  try {
    const db = await patiently(within(busyDeadlineMs), () => openLedger(path));
    return new SqliteEventStoreAdapter(db, { busyDeadlineMs, pollMs });
  } catch (error) {
    throw storeError(path, error);
  }
}

/** One attempt at it. @throws SqliteError, or an error of the file system, as they come */
export function openLedger(file: string): Database.Database {
  refuseUnlessWritable(file);
  if (sizeOf(file) > 0) inspect(file);
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    makeDurable(db);
    if (isBlank(db)) createSchema(db);
    checkSchema(db, file);
    settleOnDisk(file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function refuseUnlessWritable(file: string): void {
  accessSync(dirname(file), constants.R_OK | constants.W_OK | constants.X_OK);
  if (sizeOf(file) >= 0) accessSync(file, constants.R_OK | constants.W_OK);
}

/**
 * Looks before anything is written. A connection that may write would fold a foreign database's
 * left-over WAL into it on closing; one that may only read leaves new side files behind. So which
 * of them looks depends on whether there is a WAL. Beside a journal, which a power loss may leave
 * of a ledger that was just being made, only one that may write can read at all.
 */
function inspect(file: string): void {
  const readonly = sizeOf(`${file}-wal`) > 0 && sizeOf(`${file}-journal`) <= 0;
  const watch = new WalWatch(file);
  const db = new Database(file, { readonly, timeout: BUSY_TIMEOUT_MS });
  try {
    if (isBlank(db)) return;
    checkSchema(db, file);
    if (readonly) watch.refuseForeignWal(db);
  } catch (error) {
    throw readonly ? watch.explained(error) : error;
  } finally {
    db.close();
  }
}

/** -1 where there is no such file. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? -1;
}

/** The order matters: in WAL mode better-sqlite3 starts as NORMAL, which loses on power failure. */
function makeDurable(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // On macOS fsync alone does not reach the medium; elsewhere these two change nothing.
  db.pragma('fullfsync = 1');
  db.pragma('checkpoint_fullfsync = 1');
  // Pages. A WAL that is used again from its start costs each commit less than one that grows.
  db.pragma('wal_autocheckpoint = 1000');
  db.pragma('journal_size_limit = 67108864');
  assertDurable(db);
}

/**
 * R1: an acknowledged append is on stable storage.
 * @throws StoreUnavailable unless the connection has WAL and synchronous FULL
 */
export function assertDurable(db: Database.Database): void {
  const mode = String(db.pragma('journal_mode', { simple: true }));
  const synchronous = Number(db.pragma('synchronous', { simple: true }));
  if (mode === 'wal' && synchronous === 2) return;
  throw new StoreUnavailable(
    `the ledger ${db.name} cannot promise durability: it needs journal_mode wal and synchronous 2` +
      ` (FULL), and has ${mode} and ${synchronous}`,
  );
}

/**
 * A process that was killed between writing a commit and its fsync leaves a WAL that is read as
 * committed but may not be on the medium: settle it before anything is answered from it.
 */
function settleOnDisk(file: string): void {
  if (sizeOf(`${file}-wal`) > 0) fsyncPath(`${file}-wal`);
  fsyncPath(dirname(file));
}
