import { appendsIn } from '@libro/event-sourcing';
import type { StoredEvent } from '@libro/event-sourcing';
import { planCodec, PLANS_READ_MODEL } from '@libro/plans';
import { openReadStore, Projector } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';
import { MemoryStore } from '../support/memory-store';
import { tempFolder } from '../support/temp-folder';
import type { TempFolder } from '../support/temp-folder';

const { projection } = PLANS_READ_MODEL;

/** A log that is known already, and comes in append by append. */
export class GrowingLog {
  readonly store: MemoryStore;
  readonly appends: readonly (readonly StoredEvent[])[];
  private arrived = 0;

  /** @param batch events from which on a batch of the log ends */
  constructor(log: readonly StoredEvent[], batch: number) {
    this.store = new MemoryStore(batch);
    this.appends = appendsIn(log);
  }

  /** Lets the next appends arrive; whether there were any. */
  grow(howMany: number): boolean {
    const news = this.appends.slice(this.arrived, this.arrived + howMany);
    this.arrived += news.length;
    this.store.log.push(...news.flat());
    return news.length > 0;
  }

  /** A program that projects the log, as it starts. */
  projectorInto(readStore: ReadStore) {
    return new Projector({ readStore, store: this.store, codec: planCodec(), projection });
  }
}

/**
 * Without a row, as a new one. Most runs need no more: a rebuild begins a thread and writes on
 * another connection, which takes longer by far than all the rest of a run.
 */
export async function emptied(readStore: ReadStore): Promise<ReadStore> {
  const { source } = readStore.opened;
  for (const { target } of source.entityMetadatas) await source.getRepository(target).clear();
  return readStore;
}

/** One read store for all runs of a file, each of which begins with an empty one. */
export function sharedReadStore(): () => ReadStore {
  let folder: TempFolder;
  let opened: ReadStore;
  beforeAll(async () => {
    folder = tempFolder();
    opened = await openReadStore(folder.file('rows.db'), PLANS_READ_MODEL);
  });
  afterAll(async () => {
    await opened.close();
    folder.remove();
  });
  return () => opened;
}
