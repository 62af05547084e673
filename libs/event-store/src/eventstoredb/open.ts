import { EventStoreDBClient } from '@eventstore/db-client';
import { parseConnectionString } from '@eventstore/db-client/dist/Client/parseConnectionString';
import { StoreUnavailable } from '@libro/event-sourcing';
import { storeError } from './errors';
import { EventStoreDbEventStore } from './eventstoredb-event-store';
import { LogReader } from './reader';
import { StreamNames } from './stream-names';

export interface EventStoreDbOptions {
  /** Milliseconds for which an answer is waited for; 10,000 unless told. */
  readonly deadlineMs?: number;
  /** Milliseconds between two looks for what no hint told of, live; 1,000 unless told. */
  readonly pollMs?: number;
  /** What the ids of the ledger's streams begin with, and no others; `libro-` unless told. */
  readonly streamPrefix?: string;
}

/** Sent over TLS only; a server without it asks for nobody. */
const NOBODY = { username: 'nobody', password: 'nobody' };

/**
 * Opens the log in an EventStoreDB, where any number of processes may have it open. A database
 * without one has an empty one.
 * @param url `esdb://user:password@host:port`, with the client's options for TLS; several hosts are
 *   the nodes of a cluster
 * @throws StoreUnavailable where it cannot be reached, does not answer, or refuses the password
 */
export async function openEventStoreDb(
  url: string,
  { deadlineMs = 10_000, pollMs = 1_000, streamPrefix = 'libro-' }: EventStoreDbOptions = {},
): Promise<EventStoreDbEventStore> {
  const { name, credentials } = whereabouts(url);
  const client = connected(url, name);
  const names = new StreamNames(streamPrefix);
  try {
    await new LogReader(client, names, deadlineMs).head();
  } catch (error) {
    void client.dispose();
    throw storeError(name, error);
  }
  return new EventStoreDbEventStore({ client, names, name, credentials, deadlineMs, pollMs });
}

/** Whether there is an event of the ledger. @throws as `openEventStoreDb` */
export async function hasEventStoreDbLog(url: string): Promise<boolean> {
  const log = await openEventStoreDb(url);
  try {
    return await log.hasEvents();
  } finally {
    await log.close();
  }
}

/** Whom the connection string asks, and as whom. @throws StoreUnavailable, without its password */
function whereabouts(url: string) {
  try {
    const { hosts, defaultCredentials: credentials = NOBODY } = parseConnectionString(url);
    return { name: hosts.map(({ address, port }) => `${address}:${port}`).join(','), credentials };
  } catch {
    throw new StoreUnavailable(
      'the address of the EventStoreDB is not of the form esdb://host:port',
    );
  }
}

function connected(url: string, name: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(url);
  } catch (error) {
    throw storeError(name, error);
  }
}
