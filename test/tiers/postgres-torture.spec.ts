import type { EventStore } from '@libro/event-sourcing';
import { openPostgresEventStore } from '@libro/event-store';
import { setTimeout as pause } from 'node:timers/promises';
import { PostgresServer } from '../support/postgres-server';
import { expectKept, tallyOf, tortured } from '../support/torture';

const KILLS = 10;

jest.setTimeout(300_000);

let server: PostgresServer;
let stores: readonly EventStore[];
beforeEach(async () => {
  server = await PostgresServer.start();
  const url = await server.createDatabase();
  const open = () => openPostgresEventStore(url, { deadlineMs: 2_000 });
  stores = [await open(), await open(), await open()];
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await server.stop();
});

describe('twelve writers in two processes, and a reader at the tail', () => {
  it(`lose and double nothing while the server is killed ${KILLS} times`, async () => {
    const kills = async () => {
      for (let kill = 0; kill < KILLS; kill += 1) {
        await pause(300);
        await server.kill();
        await server.restart();
      }
    };
    const { done, log, seen } = await tortured(stores, KILLS * 900, kills);
    expectKept(log, done);
    expect(seen).toStrictEqual(log);
    expect(done.unknown).toBeGreaterThan(KILLS);
    process.stdout.write(`PostgreSQL, ${KILLS} kills: ${tallyOf(done)}\n`);
  });
});
