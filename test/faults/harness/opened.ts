import { systemClock, timeOrderedIds } from '@libro/event-sourcing';
import { openSqliteEventStore, type SqliteEventStore } from '@libro/event-store';
import { decodeText, readSheets } from '@libro/forms';
import {
  planCodec,
  PLANS_PROJECTION,
  PLANS_READ_MODEL,
  type PrintedSheet,
  type TranscribedSheet,
} from '@libro/plans';
import { TranscribeSheetsCommand } from '@libro/plans/commands';
import { openReadStore, Projector, type ReadStore } from '@libro/read-store';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { tempFolder } from '../../support/temp-folder';
import { transcribing } from '../../support/transcribing';

/** A data folder opened in this process, by what the program opens it with. */
export interface Opened {
  readonly store: SqliteEventStore;
  readonly readStore: ReadStore;
  readonly projector: ReturnType<typeof projectorOver>;
}

/** Opens a data folder for some work, and closes it whatever happens. */
export async function opened<T>(
  data: { file(name: string): string },
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const store = await openSqliteEventStore(data.file('events.db'));
  try {
    return await withViews(store, data.file('views.db'), work);
  } finally {
    await store.close();
  }
}

/** The digest of the views that the log makes, whatever views there are. */
export async function digestOfLog({ store }: Opened): Promise<string> {
  const folder = tempFolder();
  try {
    return await withViews(store, folder.file('views.db'), async ({ projector }) => {
      await projector.rebuild();
      return projector.digest();
    });
  } finally {
    folder.remove();
  }
}

/** What `libro import` does with one file, but for its answer on screen. */
export async function importHere(
  { store, projector }: Opened,
  file: string,
): Promise<readonly TranscribedSheet[]> {
  const actor = { id: 'tester', office: 'Transcripción' };
  const command = new TranscribeSheetsCommand(sheetsIn(file), actor);
  const shared = { store, clock: systemClock, ids: timeOrderedIds };
  const { sheets } = await transcribing(shared).execute(command);
  await projector.projectToEnd();
  return sheets;
}

function sheetsIn(path: string): readonly PrintedSheet[] {
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = basename(path);
  return readSheets(decodeText(bytes, file), { file, sha256 });
}

async function withViews<T>(
  store: SqliteEventStore,
  file: string,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const readStore = await openReadStore(file, PLANS_READ_MODEL);
  try {
    return await work({
      store,
      readStore,
      projector: projectorOver(store, readStore),
    });
  } finally {
    await readStore.close();
  }
}

function projectorOver(store: SqliteEventStore, readStore: ReadStore) {
  return new Projector({
    store,
    readStore,
    codec: planCodec(),
    projection: PLANS_PROJECTION,
  });
}
