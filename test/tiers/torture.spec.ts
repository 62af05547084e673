import type { EventStore } from '@libro/event-sourcing';
import { openPostgresEventStore, openSqliteEventStore } from '@libro/event-store';
import { ledgerAtHand } from '../support/eventstoredb/at-hand';
import { PostgresServer } from '../support/postgres-server';
import { tempFolder } from '../support/temp-folder';
import { expectKept, tallyOf, tortured } from '../support/torture';

const SECONDS = 30;

jest.setTimeout(300_000);

/** A log that any number of stores may open. */
interface Log {
  open(): Promise<EventStore>;
  remove(): void | Promise<void>;
}

function sqlite(): Promise<Log> {
  const folder = tempFolder();
  const open = () => openSqliteEventStore(folder.file('events.db'));
  return Promise.resolve({ open, remove: () => folder.remove() });
}

async function postgres(): Promise<Log> {
  const server = await PostgresServer.start();
  const url = await server.createDatabase();
  return { open: () => openPostgresEventStore(url), remove: () => server.stop() };
}

async function eventStoreDb(): Promise<Log> {
  const ledger = await ledgerAtHand();
  return { open: () => ledger.open(), remove: () => ledger.stop() };
}

describe('twelve writers through two stores, and a reader at the tail of a third', () => {
  it.each([
    ['SQLite', sqlite],
    ['PostgreSQL', postgres],
    ['EventStoreDB', eventStoreDb],
  ])('on %s: all acknowledged is in the log once, and read in order', async (name, begin) => {
    const log = await begin();
    const stores = [await log.open(), await log.open(), await log.open()];
    const tortures = await tortured(stores, SECONDS * 1_000).finally(async () => {
      await Promise.all(stores.map((store) => store.close()));
      await log.remove();
    });
    expectKept(tortures.log, tortures.done);
    expect(tortures.seen).toStrictEqual(tortures.log);
    expect(tortures.done.unknown).toBe(0);
    expect(tortures.done.conflicts).toBeGreaterThan(0);
    process.stdout.write(`${name}, ${SECONDS} s: ${tallyOf(tortures.done)}\n`);
  });
});
