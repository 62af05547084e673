import { openEventStoreDb } from '@libro/event-store';
import { startEventStoreDb } from '../support/eventstoredb/server';
import type { EventStoreDb } from '../support/eventstoredb/server';
import { expectKept, tallyOf, tortured } from '../support/torture';

const FAULTS = 50;
const KINDS = ['drop', 'write-and-drop', 'write-late', 'not-ready', 'freeze'] as const;

jest.setTimeout(300_000);

let server: EventStoreDb;
let stores: readonly Awaited<ReturnType<typeof openEventStoreDb>>[];
beforeEach(async () => {
  server = await startEventStoreDb();
  const open = () => openEventStoreDb(server.url, { deadlineMs: 2_000 });
  stores = [await open(), await open(), await open()];
});
afterEach(async () => {
  server.faults.clear();
  await Promise.all(stores.map((store) => store.close()));
  await server.stop();
});

describe('twelve writers in two processes, and a reader at the tail', () => {
  it(`lose and double nothing while ${FAULTS} appends go wrong on their way`, async () => {
    for (let fault = 0; fault < FAULTS; fault += 1) {
      const kind = KINDS[fault % KINDS.length] ?? 'drop';
      server.faults.next('append', kind, { after: 3, ms: 1_500 });
    }
    const { done, log, seen } = await tortured(stores, 12_000);
    expectKept(log, done);
    expect(seen).toStrictEqual(log);
    const happened = KINDS.map((kind) => [kind, server.faults.happened('append', kind)] as const);
    expect(happened.map(([, times]) => times)).toStrictEqual(
      KINDS.map(() => FAULTS / KINDS.length),
    );
    const faults = happened.map(([kind, times]) => `${times} ${kind}`).join(', ');
    process.stdout.write(`EventStoreDB, ${faults}: ${tallyOf(done)}\n`);
  });
});
