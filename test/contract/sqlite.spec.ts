import type { EventStore } from '@libro/event-sourcing';
import { openSqliteEventStore } from '@libro/event-store';
import { tempFolder } from '../support/temp-folder';
import { describeEventStore } from './event-store.contract';
import type { LedgerUnderTest } from './ledger-fixture';

async function openLedger(): Promise<LedgerUnderTest> {
  const folder = tempFolder();
  const clients: EventStore[] = [];
  const another = async (): Promise<EventStore> => {
    const client = await openSqliteEventStore(folder.file('ledger.db'), { pollMs: 5 });
    clients.push(client);
    return client;
  };
  const dispose = async (): Promise<void> => {
    await Promise.all(clients.map((client) => client.close()));
    folder.remove();
  };
  return { store: await another(), another, dispose };
}

describeEventStore('SQLite', openLedger, { gapFreePositions: true });
