import { type EventMetadata, LogBroken, type StoredEvent } from '@libro/event-sourcing';

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
export function toStoredEvent(row: EventRow, stream: string): StoredEvent {
  const [position, , revision, id, type, version, data, metadata] = row;
  return {
    stream,
    revision,
    position,
    id: dashed(id),
    type,
    version,
    data,
    metadata: toMetadata(metadata, position),
  };
}

function dashed(hex: string): string {
  const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `${a}-${b}-${c}-${d}-${hex.slice(20)}`;
}

/** Looks only at what the log's own order hangs on; the rest of the shape was its writer's. */
function toMetadata(text: string, position: number): EventMetadata {
  const metadata = parsed(text) as Partial<EventMetadata> | null | undefined;
  if (!Number.isSafeInteger(metadata?.index) || !Number.isSafeInteger(metadata?.size)) {
    throw new LogBroken(position, 'its metadata is malformed');
  }
  return metadata as EventMetadata;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
