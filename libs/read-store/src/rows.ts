import type { Cell, Projection, RowTable, StoredEvent } from '@libro/event-sourcing';
import type { TableRows } from './row-buffer';

/** What of a projection its rows need. */
export type Projected = Pick<Projection<never, never, never>, 'name' | 'version' | 'tables'>;

/** Up to where, and by which version, a projection is in its rows; and which event that is. */
export interface Checkpoint {
  readonly version: number;
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
}

/** An append of the log, as `as of` needs it. */
export interface LogAppend {
  readonly position: number;
  readonly latest: string;
}

/** What some appends do to the rows. */
export interface RowBatch {
  readonly tables: readonly TableRows[];
  readonly appends: readonly LogAppend[];
}

/** The rows as they stood at one moment. */
export interface Recalled {
  readonly checkpoint: Checkpoint | null;
  /** Of the table asked for, in the order of its key. */
  readonly entries: Iterable<readonly Cell[]>;
  /** The latest time in the log so far; empty before any append. */
  readonly latest: string;
}

/** Where rows stand: what a projector asks of a database. */
export interface RowStore {
  checkpoint(projection: Projected): Promise<Checkpoint | null>;
  /** What is read back before projecting goes on, all of it as of one moment. */
  recall<T>(projection: Projected, table: RowTable, take: (recalled: Recalled) => T): Promise<T>;
  /**
   * Writes a batch and moves the checkpoint: all of it or nothing, in one transaction. `false`: the
   * checkpoint is not where the batch begins, or of another version, and nothing was written.
   */
  write(projection: Projected, batch: CheckedBatch): Promise<boolean>;
  /** Begins to make every row anew: readers see the old ones until it is finished. */
  rebuild(projection: Projected): Promise<Rebuilding>;
  /** SHA-256 (hex) over every row of the tables, in the order of their keys. */
  digest(tables: readonly RowTable[]): Promise<string>;
  close(): Promise<void>;
}

/** A batch, and between which events it brings the rows. */
export interface CheckedBatch extends RowBatch {
  /** Position at which the checkpoint must stand. */
  readonly after: number;
  /** The event at which it stands afterwards. */
  readonly last: StoredEvent;
}

/** All of it or nothing, in one transaction that is open from its beginning. */
export interface Rebuilding {
  write(batch: RowBatch): Promise<void>;
  /** From here on at the latest, whoever projects waits for the end. */
  seal(): Promise<void>;
  /** @param last the log's last event; `null` for an empty log */
  finish(batch: RowBatch, last: StoredEvent | null): Promise<void>;
  /** What was not finished is taken back. */
  close(): Promise<void>;
}
