import type { EventStore, StoredEvent } from '@libro/event-sourcing';
import { planCodec, PLANS_PROJECTION, PLANS_READ_MODEL } from '@libro/plans';
import { openReadStore, Projector } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';
import { MemoryStore } from './memory-store';
import { tempFolder } from './temp-folder';

export function projectorOf(store: EventStore, readStore: ReadStore) {
  return new Projector({ store, readStore, codec: planCodec(), projection: PLANS_PROJECTION });
}

/** Digest of the views that these events make, all of them anew, in a database of their own. */
export async function digestOfLog(log: readonly StoredEvent[]): Promise<string> {
  const folder = tempFolder();
  const store = new MemoryStore(1_000);
  store.log.push(...log);
  const readStore = await openReadStore(folder.file('views.db'), PLANS_READ_MODEL);
  try {
    const projector = projectorOf(store, readStore);
    await projector.rebuild();
    return await projector.digest();
  } finally {
    await readStore.close();
    folder.remove();
  }
}
