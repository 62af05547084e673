import { openReadStore, Projector, type ReadStore } from '@libro/read-store';
import { AppendSource } from '../../support/appends';
import { MemoryStore } from '../../support/memory-store';
import { noteCodec, TALLY_MODEL } from '../../support/tally-model';
import { Random } from './random';

/** So many each time that the log grows. */
export const APPENDS = 3;
const STREAMS = 5;
const MOST_EVENTS = 3;

/** A log in memory that grows in the same way in every process, and the rows made of it. */
export class NoteLog {
  readonly store = new MemoryStore();
  private readonly source = new AppendSource();
  private readonly chance = new Random(21);

  async append(): Promise<void> {
    const stream = `plan-${this.chance.below(STREAMS)}`;
    const stored = await this.store.read(stream);
    const asked = this.source.sized(1 + this.chance.below(MOST_EVENTS));
    await this.store.append(stream, stored.at(-1)?.revision ?? 'none', asked);
  }

  async grow(): Promise<void> {
    for (let i = 0; i < APPENDS; i += 1) await this.append();
  }

  /** Opens rows for some work, and closes them whatever happens. */
  async withRows<T>(
    file: string,
    work: (rows: ReturnType<typeof rowsOver>) => Promise<T>,
  ): Promise<T> {
    const readStore = await openReadStore(file, TALLY_MODEL);
    try {
      return await work(rowsOver(this.store, readStore));
    } finally {
      await readStore.close();
    }
  }
}

function rowsOver(store: MemoryStore, readStore: ReadStore) {
  const { projection } = TALLY_MODEL;
  const projector = new Projector({ store, readStore, codec: noteCodec, projection });
  return { readStore, projector };
}
