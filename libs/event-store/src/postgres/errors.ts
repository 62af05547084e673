import { StoreUnavailable } from '@libro/event-sourcing';
import { UnusableDatabase } from '../unusable';

/** SQLSTATE of what the server said; `undefined` where it was not the server that spoke. */
function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
    ? error.code
    : undefined;
}

/** A role that may change what is on record is none for the program to run as. */
export class UnfitRole extends StoreUnavailable {
  constructor(readonly role: string) {
    super(`the role ${role} may change what is on record: it owns the log, or is as mighty`);
  }
}

/** An event id of an append stands in the log already. */
export function isEventIdTaken(error: unknown): boolean {
  return sqlState(error) === '23505' && constraintOf(error) === 'events_id';
}

function constraintOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'constraint' in error
    ? error.constraint
    : undefined;
}

/**
 * The port's error for what PostgreSQL, or the way to it, said: one clear sentence that names the
 * database. Whether a commit took effect is unknown then, unless it says otherwise.
 * @param name the database without its password
 */
export function storeError(name: string, error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const message = error instanceof Error ? error.message : String(error);
  const state = sqlState(error);
  if (state === '3D000') return new UnusableDatabase(name, 'no-database', message);
  const sentence = SENTENCES.find(([pattern]) => pattern.test(state ?? ''))?.[1];
  const detail = `${sentence ?? 'cannot be reached'} (${state ?? 'connection'}: ${message})`;
  return new StoreUnavailable(`the database ${name} ${detail}`, { cause: error });
}

/** By class of SQLSTATE (source: PostgreSQL manual, Appendix A). */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^28/, 'refuses the name or the password'],
  [/^42501/, 'refuses this role what the ledger needs'],
  [/^55P03|^57014/, 'is held by another process for too long'],
  [/^(25006|53|58|XX)/, 'cannot be read or written'],
  [/^57P/, 'is being shut down or was started just now'],
  [/^./, 'refuses what was asked'],
];
