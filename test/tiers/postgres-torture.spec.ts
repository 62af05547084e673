import type { EventStore } from '@libro/event-sourcing';
import { openPostgresEventStore } from '@libro/event-store';
import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../faults/harness/random';
import { logOf } from '../support/appends';
import { PostgresServer } from '../support/postgres-server';
import { expectKept, Tail, torture } from '../support/torture';

const SECONDS = Number(process.env['LIBRO_TORTURE_SECONDS'] ?? 10);
const KILLS = 10;
const WRITERS = { writers: 12, streams: 6 };

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

/** The first store is only followed. */
async function run(forMs: number, meanwhile: () => Promise<void>) {
  const [reader, ...writing] = stores;
  if (reader === undefined) throw new Error('no store');
  const chance = new Random(7);
  const tail = new Tail(reader);
  const [done] = await Promise.all([
    torture(writing, { ...WRITERS, forMs, chance: () => chance.below(1_000_000) / 1_000_000 }),
    meanwhile(),
  ]);
  const log = await logOf(reader);
  return { done, log, seen: await tail.until(log.length) };
}

describe('twelve writers in two processes, and a reader at the tail', () => {
  it('every acknowledged append stands in the log once, and is read in order', async () => {
    const { done, log, seen } = await run(SECONDS * 1_000, () => Promise.resolve());
    expectKept(log, done);
    expect(seen).toStrictEqual(log);
    expect(done.unknown).toBe(0);
    expect(done.conflicts).toBeGreaterThan(0);
    report('torture', done);
  }, 300_000);

  it(`lose and double nothing while the server is killed ${KILLS} times`, async () => {
    const kills = async () => {
      for (let kill = 0; kill < KILLS; kill += 1) {
        await pause(300);
        await server.kill();
        await server.restart();
      }
    };
    const { done, log, seen } = await run(KILLS * 900, kills);
    expectKept(log, done);
    expect(seen).toStrictEqual(log);
    expect(done.unknown).toBeGreaterThan(KILLS);
    report(`${KILLS} kills`, done);
  }, 300_000);
});

function report(what: string, done: Awaited<ReturnType<typeof torture>>): void {
  const { acknowledged, conflicts, unknown } = done;
  const figures = { acknowledged: acknowledged.length, conflicts, unknown };
  process.stdout.write(`PostgreSQL, ${what}: ${JSON.stringify(figures)}\n`);
}
