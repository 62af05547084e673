import { EventStoreDBClient } from '@eventstore/db-client';
import { startEventStoreDb } from './server';

/** A server that a test may write to, but not make faulty: it may be a real one. */
export interface AtHand {
  readonly client: EventStoreDBClient;
  stop(): Promise<void>;
}

/** The server of `EVENTSTORE_URL`; where that is not set, one of the test's own. */
export async function serverAtHand(): Promise<AtHand> {
  const real = process.env['EVENTSTORE_URL'];
  const server = real === undefined ? await startEventStoreDb() : undefined;
  const client = EventStoreDBClient.connectionString(real ?? server?.url ?? '');
  return {
    client,
    stop: async () => {
      await client.dispose();
      await server?.stop();
    },
  };
}
