import type { ExpectedRevision, StoredEvent, WrittenEvent } from '@libro/event-sourcing';
import type { QueryArrayConfig } from 'pg';
import { toStoredEvent } from '../log/stored';

/** An append as it is written. */
export interface PreparedAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly commandId: string;
  readonly events: readonly WrittenEvent[];
  /** UTF-8 bytes of types, data and metadata. */
  readonly bytes: number;
}

/** The columns of a read, in the order of `EventRow`. */
export const EVENT_COLUMNS = 'position, stream, revision, id, type, version, data, metadata';

export type EventRow = [
  position: string,
  stream: string,
  revision: string,
  id: string,
  type: string,
  version: number,
  data: string,
  metadata: string,
];

/** A read whose rows come as arrays; the driver gives a bigint as text. */
export function asRows(name: string, text: string, values: unknown[]): QueryArrayConfig {
  return { name, text, values, rowMode: 'array' };
}

/** @throws LogBroken where the metadata is no metadata */
export function eventIn(row: EventRow): StoredEvent {
  const [position, stream, revision, id, type, version, data, metadata] = row;
  return toStoredEvent({
    position: Number(position),
    stream,
    revision: Number(revision),
    id,
    type,
    version,
    data,
    metadata,
  });
}
