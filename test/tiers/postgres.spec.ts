import type { EventStore } from '@libro/event-sourcing';
import { openPostgresEventStore } from '@libro/event-store';
import { describeEventStore } from '../contract/event-store.contract';
import type { LedgerUnderTest } from '../contract/ledger-fixture';
import { PostgresServer } from '../support/postgres-server';

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

async function openLedger(): Promise<LedgerUnderTest> {
  const url = await server.createDatabase();
  const clients: EventStore[] = [];
  const another = async (): Promise<EventStore> => {
    const client = await openPostgresEventStore(url, { pollMs: 5 });
    clients.push(client);
    return client;
  };
  const dispose = async (): Promise<void> => {
    await Promise.all(clients.map((client) => client.close()));
  };
  return { store: await another(), another, dispose };
}

describeEventStore('PostgreSQL', openLedger, { gapFreePositions: true });
