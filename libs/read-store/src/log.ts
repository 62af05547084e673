import type { EventStore } from '@libro/event-sourcing';
import { RebuildRequired } from './errors';
import type { Checkpoint } from './rows';

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
