import { StoreUnavailable } from '@libro/event-sourcing';

/**
 * Why a file or a database is not used as a ledger: no database, a database of something else, a
 * ledger of another schema version, or a ledger that is damaged.
 */
export type DatabaseFault = 'no-database' | 'foreign' | 'other-version' | 'damaged';

/** What was to be opened is not a ledger that this program can use; it was left as it is. */
export class UnusableDatabase extends StoreUnavailable {
  constructor(
    /** The file, or the database without its password. */
    readonly file: string,
    readonly fault: DatabaseFault,
    detail: string,
  ) {
    super(`${file} is left untouched: ${detail}`);
  }
}
