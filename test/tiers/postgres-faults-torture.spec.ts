import type { EventStore } from '@libro/event-sourcing';
import { openPostgresEventStore } from '@libro/event-store';
import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../faults/harness/random';
import { logOf } from '../support/appends';
import { FaultyWay, WAY_FAULTS } from '../support/faulty-way';
import type { WayFault } from '../support/faulty-way';
import { PostgresServer } from '../support/postgres-server';
import { expectKept, Tail, torture } from '../support/torture';

const FAULTS = process.env['LIBRO_FAULTS'] === 'long' ? 1_000 : 60;
const DEADLINE_MS = 300;
/** Whole milliseconds between two faults: some appends go through meanwhile. */
const MOST_PAUSE_MS = 100;
/** Of an append, in turn; the last one as it stands, not as part of a word. */
const STATEMENTS = ['BEGIN ISOLATION', 'streams', 'insert', 'COMMIT\0'] as const;

let server: PostgresServer;
let way: FaultyWay;
let stores: readonly EventStore[];
/** Reached past the way that breaks. */
let beside: EventStore;
beforeEach(async () => {
  server = await PostgresServer.start();
  const url = await server.createDatabase();
  way = await FaultyWay.to(url);
  const open = () => openPostgresEventStore(way.url, { deadlineMs: DEADLINE_MS });
  stores = [await open(), await open(), await open()];
  beside = await openPostgresEventStore(url);
});
afterEach(async () => {
  await Promise.all([...stores, beside].map((store) => store.close()));
  await way.refuse();
  await server.stop();
});

/** Breaks connections one after another. @returns how often each fault happened */
async function faults(chance: Random): Promise<ReadonlyMap<WayFault, number>> {
  const counts = new Map<WayFault, number>();
  for (let nth = 0; nth < FAULTS; nth += 1) {
    const fault = WAY_FAULTS[chance.below(WAY_FAULTS.length)] ?? 'late';
    way.next(fault, STATEMENTS[chance.below(STATEMENTS.length)] ?? 'COMMIT\0');
    while (way.waiting > 0) await pause(1);
    counts.set(fault, (counts.get(fault) ?? 0) + 1);
    if (chance.below(2) === 0) way.release();
    await pause(chance.below(MOST_PAUSE_MS));
  }
  return counts;
}

describe('twelve writers in two processes, and a reader at the tail', () => {
  it(`lose and double nothing while connections fail ${FAULTS} times`, async () => {
    const [reader, ...writing] = stores;
    if (reader === undefined) throw new Error('no store');
    const tail = new Tail(reader);
    const end = new AbortController();
    const chance = new Random(12);
    const how = { writers: 12, streams: 6, forMs: Infinity, signal: end.signal };
    const [done, counts] = await Promise.all([
      torture(writing, { ...how, chance: () => chance.below(1_000_000) / 1_000_000 }),
      faults(new Random(11)).finally(() => end.abort()),
    ]);
    const log = await logOf(beside);
    expectKept(log, done);
    expect(await tail.until(log.length)).toStrictEqual(log);
    const { acknowledged, conflicts, unknown } = done;
    const figures = { acknowledged: acknowledged.length, conflicts, unknown };
    const told = JSON.stringify({ ...figures, ...Object.fromEntries(counts) });
    process.stdout.write(`PostgreSQL, ${FAULTS} connections failed: ${told}\n`);
    expect(counts.size).toBe(WAY_FAULTS.length);
    expect(unknown).toBeGreaterThanOrEqual(FAULTS);
    expect(acknowledged.length).toBeGreaterThan(FAULTS);
    expect(conflicts).toBeGreaterThan(FAULTS / 2);
  }, 600_000);
});
