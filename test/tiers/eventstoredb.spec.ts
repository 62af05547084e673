import type { EventStore } from '@libro/event-sourcing';
import { describeEventStore } from '../contract/event-store.contract';
import type { LedgerUnderTest } from '../contract/ledger-fixture';
import { ledgerAtHand } from '../support/eventstoredb/at-hand';

async function openLedger(): Promise<LedgerUnderTest> {
  const ledger = await ledgerAtHand();
  const clients: EventStore[] = [];
  const another = async (): Promise<EventStore> => {
    const client = await ledger.open(5);
    clients.push(client);
    return client;
  };
  const dispose = async (): Promise<void> => {
    await Promise.all(clients.map((client) => client.close()));
    await ledger.stop();
  };
  return { store: await another(), another, dispose };
}

describeEventStore('EventStoreDB', openLedger);
