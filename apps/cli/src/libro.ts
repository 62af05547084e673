import { join } from 'node:path';
import type { EventStore } from '@libro/event-sourcing';
import { openEventStore, openSqliteEventStore } from '@libro/event-store';
import type { CheckedEventStore, LogPlace, SqliteEventStore } from '@libro/event-store';
import { PLANS_PROJECTION, PLANS_READ_MODEL, planCodec } from '@libro/plans';
import { openReadModels, Projector } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';
import { refuseUnlessFolder } from './data-folder';
import { EMPTY_STORE } from './empty-store';
import { isLedger, madePlace, placeOf, placeWithLedger, refuseUnless } from './place';

export interface Libro {
  readonly store: CheckedEventStore;
  readonly readStore: ReadStore;
  readonly projector: PlansProjector;
}
export type PlansProjector = ReturnType<typeof projectorOver>;

type Work<T> = (libro: Libro) => Promise<T>;
type LogWork<T> = (store: CheckedEventStore) => Promise<T>;

/**
 * Opens the ledger in a data folder, does some work with it, and closes it, whatever happens.
 * @throws Failure where the folder holds none: a mistyped one must not answer as an empty ledger;
 * what the stores say of their files
 */
export async function withLibro<T>(folder: string, work: Work<T>): Promise<T> {
  const place = await placeWithLedger(folder);
  return withOpened(place, work);
}

/** The log alone, for what needs no views. @throws as `withLibro` */
export async function withLog<T>(folder: string, work: LogWork<T>): Promise<T> {
  const place = await placeWithLedger(folder);
  return withOpenedLog(place, work);
}

/** The same, where a folder without a ledger gets one. @throws Failure where it cannot be made */
export async function withNewLog<T>(folder: string, work: LogWork<T>): Promise<T> {
  return withOpenedLog(madePlace(folder), work);
}

/** The same, where a folder without a ledger gets one. @throws Failure where it cannot be made */
export async function withNewLibro<T>(folder: string, work: Work<T>): Promise<T> {
  return withOpened(madePlace(folder), work);
}

/**
 * The log in a data folder, for what only asks what commands would do: a folder without a ledger,
 * or none at all, is an empty one and stays as it is.
 * @throws Failure where the folder is none; what the store says of its file
 */
export async function withTrial<T>(
  folder: string,
  work: (store: EventStore) => Promise<T>,
): Promise<T> {
  const place = placeOf(folder);
  if (place.databaseUrl === null) refuseUnlessFolder(folder);
  const store = (await isLedger(place)) ? await openEventStore(place) : EMPTY_STORE;
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/**
 * The embedded ledger's log, for what only a file can do.
 * @throws Failure where the environment names a database, or as `withLibro`
 */
export async function withEmbeddedLog<T>(
  folder: string,
  work: (store: SqliteEventStore) => Promise<T>,
): Promise<T> {
  const { eventStoreUrl, databaseUrl } = await placeWithLedger(folder);
  refuseUnless(
    databaseUrl === null,
    eventStoreUrl === null
      ? 'con DATABASE_URL la copia se hace con pg_dump'
      : 'con EVENTSTORE_URL la copia se hace con los medios de EventStoreDB',
  );
  const store = await openSqliteEventStore(join(folder, 'events.db'));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function withOpened<T>(place: LogPlace, work: Work<T>): Promise<T> {
  return withOpenedLog(place, async (store) => {
    const readStore = await openReadModels(place, PLANS_READ_MODEL);
    try {
      return await work({ store, readStore, projector: projectorOver(store, readStore) });
    } finally {
      await readStore.close();
    }
  });
}

/** The log of a place, which is made where there is none. */
export async function withOpenedLog<T>(place: LogPlace, work: LogWork<T>): Promise<T> {
  const store = await openEventStore(place);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The projector of the plans' views. */
export function projectorOver(store: EventStore, readStore: ReadStore) {
  return new Projector({ store, readStore, codec: planCodec(), projection: PLANS_PROJECTION });
}
