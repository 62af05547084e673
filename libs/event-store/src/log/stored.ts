import { LogBroken } from '@libro/event-sourcing';
import type { EventMetadata, ReadRange, StoredEvent } from '@libro/event-sourcing';

/** An event as a database gives it back: its metadata is text. */
export type EventRecord = Omit<StoredEvent, 'metadata'> & { readonly metadata: string };

/** @throws LogBroken where the metadata is no metadata */
export function toStoredEvent(record: EventRecord): StoredEvent {
  return { ...record, metadata: toMetadata(record.metadata, record.position) };
}

/**
 * The events of a stream as they were read for a range.
 * @throws LogBroken at a gap between the revisions, and at an end inside an append
 */
export function checkedStream(
  events: readonly StoredEvent[],
  { from = 0, to = Number.MAX_SAFE_INTEGER }: ReadRange,
): readonly StoredEvent[] {
  for (const [i, { position, stream, revision }] of events.entries()) {
    if (revision === from + i) continue;
    throw new LogBroken(position, `stream ${stream} lacks revision ${from + i}`);
  }
  const last = events.at(-1);
  if (last !== undefined && last.revision < to) refuseInsideAppend(last);
  return events;
}

/** @throws LogBroken for a stream's last event that is not its append's last */
function refuseInsideAppend({ position, stream, metadata }: StoredEvent): void {
  if (metadata.index + 1 === metadata.size) return;
  throw new LogBroken(position, `stream ${stream} ends inside an append`);
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
