import { mkdirSync } from 'node:fs';
import type { EventStore } from '@libro/event-sourcing';
import { openEventStore } from '@libro/event-store';
import type { LogPlace } from '@libro/event-store';
import { PLANS_READ_MODEL } from '@libro/plans';
import { openReadModels } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';

/** Log and views of one place. */
export interface OpenedLedger {
  readonly store: EventStore;
  readonly reads: ReadStore;
  close(): Promise<void>;
}

/** The ledger of a place; a place without one gets it. @throws what the stores say of it */
export async function openedLedger(place: LogPlace): Promise<OpenedLedger> {
  if (place.databaseUrl === null) mkdirSync(place.folder, { recursive: true });
  const store = await openEventStore(place);
  try {
    const reads = await openReadModels(place, PLANS_READ_MODEL);
    const close = async () => {
      await reads.close();
      await store.close();
    };
    return { store, reads, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}
