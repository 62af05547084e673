import { canonicalJson } from './canonical-json';
import type { EventToAppend } from './event';
import { APPEND_LIMIT_BYTES, AppendTooLarge } from './event-store.port';

/** What a store's `append` is given beside stream and revision. */
export interface AppendRequest {
  readonly commandId: string;
  readonly events: readonly EventToAppend[];
}

/** An event as every store writes it: its metadata is canonical JSON. */
export interface WrittenEvent extends Omit<EventToAppend, 'metadata'> {
  readonly metadata: string;
}

export interface WrittenAppend {
  readonly events: readonly WrittenEvent[];
  /** UTF-8 bytes of types, data and metadata. */
  readonly bytes: number;
}

/**
 * An append as every store writes it, checked as every store must.
 * @throws AppendTooLarge
 * @throws RangeError for an append that no reader would accept: empty, or with metadata that does
 *   not say its place in it
 */
export function writtenAppend({ commandId, events }: AppendRequest): WrittenAppend {
  refuseMisplaced(commandId, events);
  const written = events.map((event) => ({ ...event, metadata: canonicalJson(event.metadata) }));
  const bytes = appendBytes(written);
  if (bytes > APPEND_LIMIT_BYTES) throw new AppendTooLarge(bytes, APPEND_LIMIT_BYTES);
  return { events: written, bytes };
}

/** UTF-8 bytes of types, data and metadata: what the limit of an append counts. */
export function appendBytes(
  events: readonly Pick<WrittenEvent, 'type' | 'data' | 'metadata'>[],
): number {
  return events.reduce(
    (total, { type, data, metadata }) => total + UTF_8.encode(type + data + metadata).length,
    0,
  );
}
const UTF_8 = new TextEncoder();

function refuseMisplaced(commandId: string, events: readonly EventToAppend[]): void {
  if (events.length === 0) throw new RangeError('an append holds at least one event');
  const misplaced = events.findIndex(
    ({ metadata }, i) =>
      metadata.index !== i || metadata.size !== events.length || metadata.commandId !== commandId,
  );
  if (misplaced < 0) return;
  throw new RangeError(`the metadata of event ${misplaced} does not say its place in the append`);
}
