import type { EventStore } from '@libro/event-sourcing';

/** Position of the last event in the log as found; 0 for an empty one. */
export async function logEnd(store: EventStore): Promise<number> {
  let end = 0;
  for await (const batch of store.follow({ after: 0, live: false })) {
    end = batch.at(-1)?.position ?? end;
  }
  return end;
}
