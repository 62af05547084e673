import type { EventStore } from '@libro/event-sourcing';
import { openPostgresEventStore } from '@libro/event-store';
import {
  auditTrail,
  cabildoReport,
  currentGoals,
  findings,
  PLANS_READ_MODEL,
  plans,
  quarterlyGrid,
} from '@libro/plans';
import { openPostgresReadStore, ReadStoreUnavailable } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';
import { setImmediate as nextTick } from 'node:timers/promises';
import { LiveProjection } from '../../apps/api/src/operation/live-projection';
import { logOf } from '../support/appends';
import { FaultyWay, WAY_FAULTS } from '../support/faulty-way';
import { PostgresServer } from '../support/postgres-server';
import { syntheticGrowth } from '../support/synthetic-growth';
import { digestOfLog, projectorOf } from '../support/views-of-log';

/** A connection is waited for so long, an answer to a query twice, to a projector six times. */
const DEADLINE_MS = 300;
/** What a projector sends for a batch, and for a rebuild, in turn. */
const OF_A_BATCH = ['BEGIN', 'UPDATE checkpoint', 'insert ', 'COMMIT\0'] as const;
const OF_A_REBUILD = [
  'BEGIN',
  'CREATE SCHEMA',
  'COPY "',
  'LOCK TABLE',
  'RENAME',
  'COMMIT\0',
] as const;
const APPENDS = 40;

let server: PostgresServer;
let way: FaultyWay;
/** Reached by the way that breaks, and past it. */
let by: { readonly store: EventStore; readonly reads: ReadStore };
let beside: { readonly store: EventStore; readonly reads: ReadStore };
let grow: () => Promise<number>;
let faults = 0;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(async () => {
  process.stdout.write(`Faults on the way to the views: ${faults}\n`);
  await server.stop();
});
beforeEach(async () => {
  const url = await server.createDatabase();
  beside = await opened(url);
  const growth = syntheticGrowth(beside.store);
  grow = () => growth.grow();
  for (let nth = 0; nth < APPENDS; nth += 1) await grow();
  await projectorOf(beside.store, beside.reads).projectToEnd();
  way = await FaultyWay.to(url);
  by = await opened(way.url, DEADLINE_MS);
});
afterEach(async () => {
  faults += way.happened();
  for (const { store, reads } of [by, beside]) {
    await reads.close();
    await store.close();
  }
  await way.refuse();
});

async function opened(url: string, deadlineMs = 10_000) {
  const store = await openPostgresEventStore(url);
  return { store, reads: await openPostgresReadStore(url, PLANS_READ_MODEL, { deadlineMs }) };
}

/** What the views' own error says. @throws any other error, and where there is none */
async function unavailable(work: () => Promise<unknown>): Promise<string> {
  const error: unknown = await work().then(
    () => 'no error',
    (each: unknown) => each,
  );
  if (!(error instanceof ReadStoreUnavailable)) {
    throw new Error('it went through, or failed otherwise', { cause: error });
  }
  // On a slow machine a connection may be too late for its deadline before any fault.
  return way.waiting > 0 ? unavailable(work) : error.message;
}

/** The answer, as soon as there is one. */
async function answered<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ReadStoreUnavailable)) throw error;
    }
  }
}

async function digestBeside(): Promise<string> {
  return projectorOf(beside.store, beside.reads).digest();
}

describe('a projector whose connection fails', () => {
  it.each(WAY_FAULTS)(
    '(%s) goes on by itself, and its rows are those of the log',
    async (fault) => {
      const troubles: (Error | null)[] = [];
      const close = () => Promise.resolve();
      const live = new LiveProjection({ ...by, close }, (trouble) => troubles.push(trouble));
      live.start();
      for (const at of OF_A_BATCH) {
        way.next(fault, at);
        const position = await grow();
        while (way.waiting > 0) await nextTick();
        way.release();
        while ((await beside.reads.asOf()) < position) await nextTick();
      }
      // It says that it stands no more, too.
      while (troubles.at(-1) !== null) await nextTick();
      await live.stop();
      const told = troubles.filter((trouble) => trouble !== null);
      expect(told.length).toBeGreaterThanOrEqual(OF_A_BATCH.length);
      for (const trouble of told) expect(trouble).toBeInstanceOf(ReadStoreUnavailable);
      expect(await digestBeside()).toBe(await digestOfLog(await logOf(beside.store)));
    },
  );
});

describe('a rebuild whose connection fails', () => {
  const HOW = WAY_FAULTS.filter((fault) => fault !== 'stall-after');

  it.each(HOW)('(%s) leaves the rows whole, and can be begun again', async (fault) => {
    const digest = await digestBeside();
    const rebuild = () => projectorOf(by.store, by.reads).rebuild();
    for (const at of OF_A_REBUILD) {
      way.next(fault, at);
      expect(await unavailable(rebuild)).toContain(nameOf(way.url));
      way.release();
      expect(await digestBeside()).toBe(digest);
      // Where nobody told the server, it holds the locks of the one that failed for a while.
      await answered(rebuild);
      expect(await digestBeside()).toBe(digest);
    }
  });
});

describe('a query whose connection fails', () => {
  const planId = '2021.5000000';
  const QUERIES: readonly (readonly [string, (reads: ReadStore) => Promise<unknown>, string])[] = [
    ['plans', (reads) => plans(reads, {}), 'plan_version'],
    ['goals', (reads) => currentGoals(reads, planId), 'line_version'],
    ['grid', (reads) => quarterlyGrid(reads, { planId, quarter: 2 }), 'finding_version'],
    ['findings', (reads) => findings(reads, {}), 'finding_version'],
    ['trail', (reads) => auditTrail(reads, {}), 'audit_entry'],
    ['cabildo', (reads) => cabildoReport(reads, { fiscalYear: 2021, quarter: 1 }), 'log_append'],
  ];

  it.each(QUERIES)('(%s) says so, and the next one is right', async (_, query, table) => {
    const expected = await query(beside.reads);
    for (const fault of WAY_FAULTS) {
      way.next(fault, table);
      expect(await unavailable(() => query(by.reads))).toContain(nameOf(way.url));
      way.release();
      expect(await answered(() => query(by.reads))).toStrictEqual(expected);
    }
    await way.refuse();
    expect(await unavailable(() => query(by.reads))).toContain(nameOf(way.url));
    await way.accept();
    expect(await answered(() => query(by.reads))).toStrictEqual(expected);
  });

  it('holds up none of those that come after it', async () => {
    const query = () => plans(by.reads, {});
    const expected = await plans(beside.reads, {});
    for (let nth = 0; nth < 5; nth += 1) way.next('stall-after', 'plan_version');
    const stalled = await Promise.allSettled(Array.from({ length: 5 }, query));
    expect(stalled.filter(({ status }) => status === 'rejected')).toHaveLength(5);
    expect(way.waiting).toBe(0);
    expect(await Promise.all(Array.from({ length: 20 }, query))).toStrictEqual(
      Array.from({ length: 20 }, () => expected),
    );
  });
});

/** The database as errors name it: without the password. */
function nameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
