import { openEventStoreDb } from '@libro/event-store';
import { Random } from '../faults/harness/random';
import { logOf } from '../support/appends';
import { startEventStoreDb } from '../support/eventstoredb/server';
import type { EventStoreDb } from '../support/eventstoredb/server';
import { expectKept, Tail, torture } from '../support/torture';

const SECONDS = Number(process.env['LIBRO_TORTURE_SECONDS'] ?? 10);
const FAULTS = 50;
const WRITERS = { writers: 12, streams: 6 };
const KINDS = ['drop', 'write-and-drop', 'write-late', 'not-ready', 'freeze'] as const;

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

/** The first store is only followed. */
async function run(forMs: number) {
  const [reader, ...writing] = stores;
  if (reader === undefined) throw new Error('no store');
  const chance = new Random(7);
  const tail = new Tail(reader);
  const done = await torture(writing, {
    ...WRITERS,
    forMs,
    chance: () => chance.below(1_000_000) / 1_000_000,
  });
  server.faults.clear();
  const log = await logOf(reader);
  return { done, log, seen: await tail.until(log.length) };
}

describe('twelve writers in two processes, and a reader at the tail', () => {
  it('every acknowledged append stands in the log once, and is read in order', async () => {
    const { done, log, seen } = await run(SECONDS * 1_000);
    expectKept(log, done);
    expect(seen).toStrictEqual(log);
    expect(done.unknown).toBe(0);
    expect(done.conflicts).toBeGreaterThan(0);
    report('torture', done);
  }, 300_000);

  it(`lose and double nothing while ${FAULTS} appends go wrong on their way`, async () => {
    for (let fault = 0; fault < FAULTS; fault += 1) {
      const kind = KINDS[fault % KINDS.length] ?? 'drop';
      server.faults.next('append', kind, { after: 3, ms: 1_500 });
    }
    const { done, log, seen } = await run(12_000);
    expectKept(log, done);
    expect(seen).toStrictEqual(log);
    const happened = KINDS.map((kind) => [kind, server.faults.happened('append', kind)] as const);
    expect(happened.map(([, times]) => times)).toStrictEqual(
      KINDS.map(() => FAULTS / KINDS.length),
    );
    report(happened.map(([kind, times]) => `${times} ${kind}`).join(', '), done);
  }, 300_000);
});

function report(
  what: string,
  { acknowledged, conflicts, unknown }: Awaited<ReturnType<typeof torture>>,
): void {
  process.stdout.write(
    `${what}: ${acknowledged.length} appends, ${conflicts} conflicts, ${unknown} unknown\n`,
  );
}
