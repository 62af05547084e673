import type { StoredEvent } from '@libro/event-sourcing';
import { toStoredEvent } from '../log/stored';

/**
 * The columns of a read, in the order of `EventRow`. The id comes as text, because a Buffer for
 * each row costs as much as all its other columns together.
 */
export const EVENT_COLUMNS =
  'position, stream, revision, lower(hex(id)), type, version, data, metadata';

export type EventRow = readonly [
  position: number,
  stream: number,
  revision: number,
  id: string,
  type: string,
  version: number,
  data: string,
  metadata: string,
];

/** An append as it is written: bodies as text, ids as bytes. */
export interface PreparedAppend {
  readonly stream: string;
  readonly expected: number | 'none';
  readonly commandId: string;
  readonly events: readonly PreparedEvent[];
  /** UTF-8 bytes of types, data and metadata. */
  readonly bytes: number;
}

export interface PreparedEvent {
  readonly id: Uint8Array;
  readonly type: string;
  readonly version: number;
  readonly data: string;
  readonly metadata: string;
}

/** @throws LogBroken where the metadata is no metadata */
export function eventIn(row: EventRow, stream: string): StoredEvent {
  const [position, , revision, id, type, version, data, metadata] = row;
  const record = { stream, revision, position, id: dashed(id), type, version, data, metadata };
  return toStoredEvent(record);
}

function dashed(hex: string): string {
  const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `${a}-${b}-${c}-${d}-${hex.slice(20)}`;
}
