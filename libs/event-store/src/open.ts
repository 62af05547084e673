import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@libro/event-sourcing';
import type { LogReport } from './log/problems';
import { hasPostgresLog, openPostgresEventStore } from './postgres/open';
import { openSqliteEventStore } from './sqlite/open';

/** Where a log is: in a PostgreSQL database where one is named, else in a folder. */
export interface LogPlace {
  readonly folder: string;
  /** `postgres://user:password@host:port/database` */
  readonly databaseUrl: string | null;
}

/** The port, and a check of all that it promises. */
export interface CheckedEventStore extends EventStore {
  /** @throws StoreUnavailable when the log cannot be read */
  verify(): Promise<LogReport>;
}

const FILE = 'events.db';

/** Opens the log of a place, or makes a new one. @throws as the tier's own `open…EventStore` */
export function openEventStore({ folder, databaseUrl }: LogPlace): Promise<CheckedEventStore> {
  return databaseUrl === null
    ? openSqliteEventStore(join(folder, FILE))
    : openPostgresEventStore(databaseUrl);
}

/** Whether there is a log. @throws StoreUnavailable where a database does not say */
export async function hasLog({ folder, databaseUrl }: LogPlace): Promise<boolean> {
  return databaseUrl === null ? existsSync(join(folder, FILE)) : hasPostgresLog(databaseUrl);
}
