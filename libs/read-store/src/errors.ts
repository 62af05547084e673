import { QueryFailedError } from 'typeorm';

/** The read models cannot be read or written as they are. They hold nothing of their own. */
export class ReadStoreUnavailable extends Error {
  override readonly name: string = 'ReadStoreUnavailable';
  constructor(
    readonly file: string,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`the read models ${file} ${detail}`, options);
  }
}

/** The file is no read model of this program, or it is damaged; it was left as it is. */
export class UnusableReadStore extends ReadStoreUnavailable {
  override readonly name = 'UnusableReadStore';
  constructor(file: string, detail: string, options?: ErrorOptions) {
    super(
      file,
      `${detail}; move the file away and run \`libro rebuild\`, which makes it anew`,
      options,
    );
  }
}

/** The rows are of another version of the projection, or of another log: never a wrong figure. */
export class RebuildRequired extends ReadStoreUnavailable {
  override readonly name = 'RebuildRequired';
  constructor(file: string, detail: string) {
    super(file, `${detail}; see \`libro check\`, then run \`libro rebuild\``);
  }
}

/** Where the views of an older version stand further than those of this one. */
interface Behind {
  readonly schema: string;
  readonly before: number;
  readonly at: number;
}

/** Views of an older version are not dropped before those of this one are as far. */
export class ViewsBehind extends ReadStoreUnavailable {
  override readonly name = 'ViewsBehind';
  constructor(file: string, { schema, before, at }: Behind) {
    super(file, `of this version stand at position ${at}, those of ${schema} at ${before}`);
  }
}

/** `asOf`, or an end of a span of time, is neither a position nor an RFC 3339 time. */
export class InvalidAsOf extends Error {
  override readonly name = 'InvalidAsOf';
  constructor(
    readonly asOf: string | number,
    readonly parameter: 'asOf' | 'from' | 'to' = 'asOf',
  ) {
    super(`${parameter} is neither a position of the log nor an RFC 3339 time: ${asOf}`);
  }
}

/** Another connection holds the lock: nothing was done, and it may be tried again. */
export function isBusy(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') ?? false;
}

/** By shape, not by class: TypeORM wraps the driver's errors, and may have loaded it apart. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')) {
    return error.code;
  }
  return 'driverError' in error ? codeOf(error.driverError) : undefined;
}

/** What the database, or the way to it, said: as one clear sentence that names the read models. */
export function readStoreError(file: string, error: unknown): Error {
  const cause = error instanceof Error ? error : new Error(messageOf(error));
  if (cause instanceof ReadStoreUnavailable) return cause;
  const code = codeOf(error);
  if (code === undefined) {
    if (isOfPostgres(cause)) {
      return new ReadStoreUnavailable(file, `cannot be used (${cause.message})`, { cause });
    }
    if (!isOfSystem(error) && !(cause instanceof TypeError)) return cause;
    return new ReadStoreUnavailable(file, `cannot be used: ${messageOf(error)}`, { cause });
  }
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return new UnusableReadStore(file, `are damaged (${cause.message})`, { cause });
  }
  return new ReadStoreUnavailable(file, `${plainly(code)} (${code}: ${cause.message})`, { cause });
}

/** What the server says by SQLSTATE, and what its driver says of the way to it. */
function isOfPostgres(error: Error): boolean {
  const said: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return isOfServer(said) || WAYS.test(error.message);
}

const WAYS = /^(Connection terminated|Query read timeout|timeout|Client )/;

/**
 * By shape, as SQLite's, and so that its driver is not loaded for it (source: PostgreSQL manual,
 * Error and Notice Message Fields: severity and SQLSTATE are always there).
 */
function isOfServer(said: unknown): boolean {
  if (typeof said !== 'object' || said === null) return false;
  return 'severity' in said && 'code' in said && SQLSTATE.test(String(said.code));
}
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** What Node says of a file or of a connection; not each of these errors names a system call. */
function isOfSystem(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('syscall' in error) return true;
  return 'code' in error && typeof error.code === 'string' && SYSTEM.test(error.code);
}
const SYSTEM = /^(E[A-Z]+|ERR_[A-Z_]+)$/;

/** Where a name has several addresses, what each of them said. */
function messageOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('message' in error && error.message !== '') return String(error.message);
  return 'errors' in error && Array.isArray(error.errors)
    ? error.errors.map(messageOf).join('; ')
    : JSON.stringify(error);
}

const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'are held by another process for too long'],
  [/^SQLITE_(FULL|IOERR)/, 'cannot be written: the disk is full or failing'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/, 'cannot be opened for writing'],
];

function plainly(code: string): string {
  return SENTENCES.find(([pattern]) => pattern.test(code))?.[1] ?? 'cannot be used';
}
