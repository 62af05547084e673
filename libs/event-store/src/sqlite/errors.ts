import { StoreUnavailable } from '@libro/event-sourcing';
import { UnusableDatabase } from '../unusable';

/** What SQLite throws, `code` like `SQLITE_BUSY`, and Node's file system, like `EACCES`. */
interface CodedError extends Error {
  readonly code: string;
}

/** A backup was not begun: its file exists already or its folder does not. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(`no backup to ${file}: ${reason}`);
  }
}

/** Another connection holds the lock: nothing was done, and it may be tried again. */
export function isBusy(error: unknown): error is CodedError {
  return hasCode(error, /^SQLITE_(BUSY|LOCKED|PROTOCOL)/);
}

/** The database says of itself that it is damaged. */
export function isDamage(error: unknown): error is CodedError {
  return hasCode(error, /^SQLITE_(CORRUPT|NOTADB)/);
}

export function isUniqueViolation(error: unknown): error is CodedError {
  return hasCode(error, /^SQLITE_CONSTRAINT_UNIQUE$/);
}

/** By its code: the driver's class is another one wherever the driver was loaded twice. */
function hasCode(error: unknown, pattern: RegExp): error is CodedError {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return typeof error.code === 'string' && pattern.test(error.code);
}

/**
 * The port's error for what SQLite or the file system said: one clear sentence that names the file.
 * Other errors come back as they are.
 */
export function storeError(file: string, error: unknown): Error {
  if (hasCode(error, /^SQLITE_NOTADB/)) {
    return new UnusableDatabase(file, 'no-database', 'it is not an SQLite database');
  }
  if (isDamage(error)) {
    return new UnusableDatabase(file, 'damaged', `the database is damaged (${error.message})`);
  }
  if (hasCode(error, /^(SQLITE_|E[A-Z]+$)/)) {
    const detail = `${plainly(error.code)} (${error.code}: ${error.message})`;
    return new StoreUnavailable(`the ledger ${file} ${detail}`, { cause: error });
  }
  return error instanceof Error ? error : new Error(String(error));
}

const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'is held by another process for too long'],
  [
    /^(SQLITE_(FULL|IOERR)|EIO|ENOSPC|EDQUOT|EFBIG)/,
    'cannot be read or written: the disk is full or failing',
  ],
  [
    /^(SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|EACCES|EPERM|EROFS|ENOENT|ENOTDIR)/,
    'cannot be opened for writing',
  ],
];

function plainly(code: string): string {
  return SENTENCES.find(([pattern]) => pattern.test(code))?.[1] ?? 'cannot be used';
}

/** The error of a store that was closed: for a follower, its end is not the log's end. */
export function closedError(file: string): StoreUnavailable {
  return new StoreUnavailable(`the ledger ${file} was closed`);
}
