import { EventStoreDBClient } from '@eventstore/db-client';
import { openEventStoreDb } from '@libro/event-store';
import { randomUUID } from 'node:crypto';
import { startEventStoreDb } from './server';

/** A server that a test may write to, but not make faulty: it may be a real one. */
export interface AtHand {
  readonly client: EventStoreDBClient;
  stop(): Promise<void>;
}

/** The server of `EVENTSTORE_URL`; where that is not set, one of the test's own. */
async function urlAtHand() {
  const real = process.env['EVENTSTORE_URL'];
  if (real !== undefined) return { url: real, stop: () => Promise.resolve() };
  const server = await startEventStoreDb();
  return { url: server.url, stop: () => server.stop() };
}

export async function serverAtHand(): Promise<AtHand> {
  const { url, stop } = await urlAtHand();
  const client = EventStoreDBClient.connectionString(url);
  return {
    client,
    stop: async () => {
      await client.dispose();
      await stop();
    },
  };
}

/** An empty ledger on such a server: on a real one it stands among those of other tests. */
export async function ledgerAtHand() {
  const { url, stop } = await urlAtHand();
  const streamPrefix = `${randomUUID()}-`;
  const open = (pollMs?: number) =>
    openEventStoreDb(url, pollMs === undefined ? { streamPrefix } : { streamPrefix, pollMs });
  return { open, stop };
}
