import type { StoredEvent } from '@libro/event-sourcing';
import { openReadStore, Projector } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';
import Database from 'better-sqlite3';
import { AppendSource } from './appends';
import { MemoryStore } from './memory-store';
import { noteCodec, TALLY_MODEL, TallyEntity } from './tally-model';
import { tempFolder } from './temp-folder';

/** A log in memory, and the rows of tallies that are made of it, in a folder of its own. */
export class TallyRows {
  store = new MemoryStore();
  readonly folder = tempFolder();
  private readonly source = new AppendSource();
  private readonly opened: ReadStore[] = [];
  private readonly others: Database.Database[] = [];

  async open(name = 'rows.db', { version = 1, deadlineMs = 10_000 } = {}) {
    const readStore = await openReadStore(this.folder.file(name), TALLY_MODEL, { deadlineMs });
    this.opened.push(readStore);
    const projection = { ...TALLY_MODEL.projection, version };
    const projector = new Projector({ readStore, store: this.store, codec: noteCodec, projection });
    return { readStore, projector };
  }

  /** Another connection to the rows. */
  beside(name = 'rows.db'): Database.Database {
    const db = new Database(this.folder.file(name));
    this.others.push(db);
    return db;
  }

  async append(stream: string, size: number): Promise<void> {
    const stored = await this.store.read(stream);
    await this.store.append(stream, stored.at(-1)?.revision ?? 'none', this.source.sized(size));
  }

  eventAt(position: number): StoredEvent {
    const event = this.store.log[position - 1];
    if (event === undefined) throw new Error(`the log has no position ${position}`);
    return event;
  }

  async remove(): Promise<void> {
    for (const each of this.others) each.close();
    for (const each of this.opened) await each.close();
    this.folder.remove();
  }
}

/** What the rows say that a stream holds; `null`: nothing. @param at a position; the last one */
export async function notesOf(readStore: ReadStore, stream: string, at?: number) {
  const asOf = await readStore.asOf(at);
  const [row] = await readStore.versionsAt(TallyEntity, asOf, { stream });
  return row?.notes ?? null;
}
