import type { EventStore, StoredEvent } from '@libro/event-sourcing';
import { RebuildRequired } from './errors';
import type { Checkpoint } from './row-writer';

/**
 * The event at the checkpoint must stand where the checkpoint says: else the rows are of another
 * log, or of a part of this one that is gone.
 */
export async function requireSameLog(
  store: EventStore,
  at: Checkpoint | null,
  file: string,
): Promise<void> {
  if (at === null || at.position === 0) return;
  const [event] = await store.read(at.stream, { from: at.revision, to: at.revision });
  if (event?.position === at.position && event.id === at.eventId) return;
  throw new RebuildRequired(file, `stand at position ${at.position} of a log that is not this one`);
}

/** Events that a rebuild folds between two writes: enough to finish most rows in memory. */
const LOT = 20_000;

/** Batches put together until they hold enough events; no append is split. */
export async function* inLots(
  batches: AsyncIterable<readonly StoredEvent[]>,
): AsyncIterable<readonly StoredEvent[]> {
  let lot: StoredEvent[] = [];
  for await (const batch of batches) {
    for (const event of batch) lot.push(event);
    if (lot.length < LOT) continue;
    yield lot;
    lot = [];
  }
  if (lot.length > 0) yield lot;
}
