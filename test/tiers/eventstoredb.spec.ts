import type { EventStore } from '@libro/event-sourcing';
import { openEventStoreDb } from '@libro/event-store';
import { describeEventStore } from '../contract/event-store.contract';
import type { LedgerUnderTest } from '../contract/ledger-fixture';
import { startEventStoreDb } from '../support/eventstoredb/server';

async function openLedger(): Promise<LedgerUnderTest> {
  const server = await startEventStoreDb();
  const clients: EventStore[] = [];
  const another = async (): Promise<EventStore> => {
    const client = await openEventStoreDb(server.url, { pollMs: 5 });
    clients.push(client);
    return client;
  };
  const dispose = async (): Promise<void> => {
    await Promise.all(clients.map((client) => client.close()));
    await server.stop();
  };
  return { store: await another(), another, dispose };
}

describeEventStore('EventStoreDB', openLedger);
