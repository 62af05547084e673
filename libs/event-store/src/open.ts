import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@libro/event-sourcing';
import { hasEventStoreDbLog, openEventStoreDb } from './eventstoredb/open';
import type { LogReport } from './log/problems';
import { hasPostgresLog, openPostgresEventStore } from './postgres/open';
import { openSqliteEventStore } from './sqlite/open';

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
  if (eventStoreUrl !== null) return hasEventStoreDbLog(eventStoreUrl);
  if (databaseUrl !== null) return hasPostgresLog(databaseUrl);
  return existsSync(join(folder, FILE));
}
