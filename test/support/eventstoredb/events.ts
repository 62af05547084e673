/** What a client proposes to write: one event, its bytes as they came. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event on record. */
export interface Recorded extends Proposed {
  readonly stream: string;
  /** A `bigint`, because the revision of a tombstone is past what a number holds. */
  readonly revision: bigint;
  /** Commit and prepare position in one: the real server's are equal for every event. */
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The event as it goes over the wire, kept once it was encoded. */
  frame?: Buffer;
}

/** The revision that an append or a deletion names. */
export type Expected = number | 'any' | 'no-stream' | 'stream-exists';

/** How a write ended. A revision of -1 says that there is no event in the stream. */
export type Outcome =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong-version'; readonly current: number }
  | { readonly kind: 'deleted' };

/** Bytes that an event takes, as the server counts them against the limit of an append. */
export function sizeOf({ type, data, metadata }: Proposed): number {
  return data.length + metadata.length + 2 * type.length;
}
