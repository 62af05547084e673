import { LogBroken } from '@libro/event-sourcing';
import type { EventStore } from '@libro/event-sourcing';
import { HttpProblem } from './problem';

/**
 * A client of another ledger, or of one that was put back from a backup, must hear of it.
 * @throws HttpProblem 400 where the log has no event at the position; what the log says
 */
export async function requireOnRecord(store: EventStore, position: number): Promise<void> {
  try {
    for await (const _ of store.follow({ after: position, live: false })) return;
  } catch (error) {
    if (!(error instanceof LogBroken) || error.position !== position) throw error;
    throw new HttpProblem('request-malformed', `la bitácora no llega a la posición ${position}`);
  }
}
