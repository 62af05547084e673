import { Client, Pool } from 'pg';
import type { ClientConfig } from 'pg';
import { storeError } from './errors';
import { givingUpAfter } from './giving-up';
import { PostgresEventStore } from './postgres-event-store';
import { grantUse } from './rights';
import { holdsLog, prepareSchema } from './schema';

export interface PostgresStoreOptions {
  /** Milliseconds for which other processes' appends, and an answer, are waited for; 10,000. */
  readonly deadlineMs?: number;
  /** Milliseconds between two looks for other processes' appends, live; 50 unless told. */
  readonly pollMs?: number;
}

/** Connections of one process: one appends, the others read. */
const CONNECTIONS = 5;

/**
 * Opens the log in a PostgreSQL database, or makes a new one where it has none. Any number of
 * processes may have the same one open.
 * @param url `postgres://user:password@host:port/database`, with the driver's options for TLS
 * @throws UnusableDatabase for a database that is not there, of another version or encoding
 * @throws StoreUnavailable where it cannot be reached, refuses the password, or does not promise
 *   durability
 */
export async function openPostgresEventStore(
  url: string,
  { deadlineMs = 10_000, pollMs = 50 }: PostgresStoreOptions = {},
): Promise<PostgresEventStore> {
  const name = nameOf(url);
  const config = configOf(url, deadlineMs);
  await withClient(config, name, (client) => prepareSchema(client, name));
  const pool = new Pool({ ...config, max: CONNECTIONS });
  // Of a connection that breaks, who uses it hears by its query; nobody else has to.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresEventStore({ pool, config, name, pollMs });
}

/**
 * Makes the log's tables as their owner, and lets a role append and read but not change.
 * @param url of a role that may make a schema
 * @throws UnfitRole for a role that could change it all the same
 * @throws as `openPostgresEventStore`
 */
export async function preparePostgresLog(url: string, role: string): Promise<void> {
  const name = nameOf(url);
  await withClient(configOf(url, 10_000), name, async (client) => {
    await prepareSchema(client, name);
    await grantUse(client, role);
  });
}

/** Whether the database holds a log, of whatever version. @throws StoreUnavailable */
export async function hasPostgresLog(url: string): Promise<boolean> {
  return withClient(configOf(url, 10_000), nameOf(url), holdsLog);
}

async function withClient<T>(
  config: ClientConfig,
  name: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client(config);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw storeError(name, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function configOf(connectionString: string, deadlineMs: number): ClientConfig {
  return {
    ...givingUpAfter(2 * deadlineMs),
    connectionString,
    application_name: 'libro-de-metas',
    connectionTimeoutMillis: deadlineMs,
    lock_timeout: deadlineMs,
    // A process that stands still with the head's lock must not hold up all others.
    idle_in_transaction_session_timeout: deadlineMs,
    keepAlive: true,
  };
}

/** Host, port and database: what may stand in an error. */
function nameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
