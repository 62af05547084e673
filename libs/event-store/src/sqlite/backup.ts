import Database from 'better-sqlite3';
import { closeSync, existsSync, mkdtempSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { BackupRefused, storeError } from './errors';
import { fsyncPath } from './medium';

/** Pages copied between two turns of the event loop: about 4 MB. */
const PAGES_PER_STEP = 1_000;

/**
 * Copies the ledger as it is now to a new file, while it stays in use; the copy is on the medium
 * when it returns. It is made in a new folder beside `target`, which nobody else can have: a copy
 * that was cut off leaves that folder, never a file named `target`.
 * @throws BackupRefused when `target` exists or its folder does not
 * @throws StoreUnavailable when the copy cannot be written
 */
export async function backUp(ledger: string, target: string): Promise<void> {
  const path = resolve(target);
  if (existsSync(path)) throw new BackupRefused(path, 'the file exists');
  if (!existsSync(dirname(path))) throw new BackupRefused(path, 'its folder does not exist');
  try {
    await copyBeside(ledger, path);
    fsyncPath(dirname(path));
  } catch (error) {
    throw storeError(path, error);
  }
}

async function copyBeside(ledger: string, path: string): Promise<void> {
  const folder = mkdtempSync(`${path}.partial-`);
  try {
    const partial = join(folder, 'copy.db');
    await copy(ledger, partial);
    fsyncPath(partial);
    putInPlace(partial, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Its own connection holds a read transaction: writers do not make the copy begin anew. */
async function copy(ledger: string, partial: string): Promise<void> {
  const db = new Database(ledger, { readonly: true });
  try {
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM streams WHERE id = 1').get();
    await db.backup(partial, { progress: () => PAGES_PER_STEP });
  } finally {
    db.close();
  }
}

/** Reserves the name first, because a rename alone would replace a file that came up meanwhile. */
function putInPlace(partial: string, path: string): void {
  try {
    closeSync(openSync(path, 'wx'));
  } catch (error) {
    if (existsSync(path)) throw new BackupRefused(path, 'the file exists');
    throw error;
  }
  renameSync(partial, path);
}
