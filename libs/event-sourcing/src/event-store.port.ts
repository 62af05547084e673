import type { EventToAppend, StoredEvent } from './event';

/** The revision that was read, or `none` for a stream that has no event yet. */
export type ExpectedRevision = number | 'none';

export interface AppendResult {
  /** Revision of the append's last event. */
  readonly revision: number;
  /** Position of the append's last event. */
  readonly position: number;
  /** The commandId had been appended before, with this content: nothing was written now. */
  readonly repeated: boolean;
}

export interface ReadRange {
  /** First revision to read, inclusive; 0 unless told. */
  readonly from?: number;
  /** Last revision to read, inclusive; the stream's end unless told. */
  readonly to?: number;
}

export interface FollowOptions {
  /** Position after which to start: 0 for the whole log. */
  readonly after: number;
  /** `true`: go on as events arrive, until `signal` aborts. `false`: stop at the log's end. */
  readonly live: boolean;
  readonly signal?: AbortSignal;
}

/**
 * The ledger's log. Every adapter passes `test/contract`; sources of the promises: R1–R8 in the
 * README of this library.
 */
export interface EventStore {
  /**
   * Appends all events or none; durable when it returns. A repeat with the same `commandId` and the
   * same content (types, versions, data) returns the first answer and writes nothing.
   * @throws WrongExpectedRevision when the stream is not at `expected`
   * @throws CommandIdReused when `commandId` stands in the stream with another content
   * @throws AppendTooLarge over 1,000,000 bytes of types, data and metadata
   * @throws StoreUnavailable when the outcome is unknown or the store cannot be written
   * @throws LogBroken where the log ends inside an append, which a further one would hide
   */
  append(
    stream: string,
    expected: ExpectedRevision,
    append: { readonly commandId: string; readonly events: readonly EventToAppend[] },
  ): Promise<AppendResult>;
  /**
   * The stream's events in order; empty for a stream that does not exist.
   * @throws LogBroken at a gap, or where the stream read to its end ends inside an append
   */
  read(stream: string, range?: ReadRange): Promise<readonly StoredEvent[]>;
  /**
   * Every event of the ledger in log order, in batches that never split an append.
   * @throws LogBroken at a gap, a reorder or an incomplete append: it is never read over
   */
  follow(options: FollowOptions): AsyncIterable<readonly StoredEvent[]>;
  close(): Promise<void>;
}

export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: ExpectedRevision,
  ) {
    super(`stream ${stream} is at revision ${actual}, not ${expected}`);
  }
}

export class CommandIdReused extends Error {
  override readonly name = 'CommandIdReused';
  constructor(
    readonly stream: string,
    readonly commandId: string,
  ) {
    super(`commandId ${commandId} stands in stream ${stream} with another content`);
  }
}

export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
  constructor(
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`an append holds at most ${limit} bytes, this one has ${bytes}`);
  }
}

/** The store cannot be reached or written, or the outcome of an append is unknown. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The log breaks one of its own promises: the reader stops (R7). */
export class LogBroken extends Error {
  override readonly name = 'LogBroken';
  constructor(
    readonly position: number,
    reason: string,
  ) {
    super(`the log is broken at position ${position}: ${reason}`);
  }
}

/** Bytes that one append may hold on every tier (types, data and metadata as UTF-8). */
export const APPEND_LIMIT_BYTES = 1_000_000;
