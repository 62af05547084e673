import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@libro/event-sourcing';
import type { LogReport } from './log/problems';
import { openSqliteEventStore } from './sqlite/open';

/**
 * A server's client is loaded with the first log there: without both, the command line starts in
 * three quarters of the time.
 */
const eventStoreDb = () => import('./eventstoredb/open.js');
const postgres = () => import('./postgres/open.js');
type EventStoreDb = Awaited<ReturnType<typeof eventStoreDb>>;
type Postgres = Awaited<ReturnType<typeof postgres>>;

/** As in eventstoredb/open.ts. */
export const openEventStoreDb: EventStoreDb['openEventStoreDb'] = async (...how) =>
  (await eventStoreDb()).openEventStoreDb(...how);

/** As in postgres/open.ts. */
export const openPostgresEventStore: Postgres['openPostgresEventStore'] = async (...how) =>
  (await postgres()).openPostgresEventStore(...how);

/** As in postgres/open.ts. */
export const preparePostgresLog: Postgres['preparePostgresLog'] = async (...how) =>
  (await postgres()).preparePostgresLog(...how);

/** Where a log is: in an EventStoreDB, in a PostgreSQL database, or in a folder. */
export interface LogPlace {
  readonly folder: string;
  /** `esdb://user:password@host:port`; the database then holds the views alone. */
  readonly eventStoreUrl: string | null;
  /** `postgres://user:password@host:port/database` */
  readonly databaseUrl: string | null;
}

/** The port, and a check of all that it promises. */
export interface CheckedEventStore extends EventStore {
  /** @throws StoreUnavailable when the log cannot be read */
  verify(): Promise<LogReport>;
}

const FILE = 'events.db';

/** Opens the log of a place, or makes a new one. @throws as the tier's own `open…` */
export function openEventStore(place: LogPlace): Promise<CheckedEventStore> {
  const { folder, eventStoreUrl, databaseUrl } = place;
  if (eventStoreUrl !== null) return openEventStoreDb(eventStoreUrl);
  if (databaseUrl !== null) return openPostgresEventStore(databaseUrl);
  return openSqliteEventStore(join(folder, FILE));
}

/** Whether there is a log. @throws StoreUnavailable where a database does not say */
export async function hasLog(place: LogPlace): Promise<boolean> {
  const { folder, eventStoreUrl, databaseUrl } = place;
  if (eventStoreUrl !== null) return (await eventStoreDb()).hasEventStoreDbLog(eventStoreUrl);
  if (databaseUrl !== null) return (await postgres()).hasPostgresLog(databaseUrl);
  return existsSync(join(folder, FILE));
}
