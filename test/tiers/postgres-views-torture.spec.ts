import { StoreUnavailable } from '@libro/event-sourcing';
import type { EventStore } from '@libro/event-sourcing';
import { openPostgresEventStore } from '@libro/event-store';
import { PLANS_READ_MODEL } from '@libro/plans';
import { openPostgresReadStore, ReadStoreUnavailable } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';
import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../faults/harness/random';
import { logOf } from '../support/appends';
import { PostgresServer } from '../support/postgres-server';
import { syntheticGrowth } from '../support/synthetic-growth';
import { digestOfLog, projectorOf } from '../support/views-of-log';

const KILLS = process.env['LIBRO_FAULTS'] === 'long' ? 60 : 10;
/** Whole milliseconds within which a kill comes: a batch of live appends takes a few. */
const LATEST_KILL_MS = 400;

let server: PostgresServer;
let store: EventStore;
let reads: ReadStore;
beforeEach(async () => {
  server = await PostgresServer.start();
  const url = await server.createDatabase();
  store = await openPostgresEventStore(url, { deadlineMs: 2_000 });
  reads = await openPostgresReadStore(url, PLANS_READ_MODEL, { deadlineMs: 2_000 });
});
afterEach(async () => {
  await reads.close();
  await store.close();
  await server.stop();
});

/** Puts appends on record without a pause, whatever cuts it off. @returns how many */
async function keepWriting(signal: AbortSignal): Promise<number> {
  const growth = syntheticGrowth(store);
  let appends = 0;
  while (!signal.aborted) {
    try {
      await growth.grow();
      appends += 1;
      // As fast as it is projected: what a kill cuts off is a batch, not a backlog.
      await pause(5);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await pause(5);
    }
  }
  return appends;
}

type Work = (projector: ReturnType<typeof projectorOf>) => Promise<unknown>;
const project: Work = (projector) => projector.run(new AbortController().signal);
let rebuilds = 0;
/** Without a pause: a kill always finds one under way. */
const rebuildAgainAndAgain: Work = async (projector) => {
  for (;;) {
    await projector.rebuild();
    rebuilds += 1;
  }
};

/** Kills the server under the work, and starts it again. @throws what is not told of the kill */
async function killUnder(work: Work, chance: Random): Promise<void> {
  const working = work(projectorOf(store, reads)).then(
    () => 'it ended',
    (error: unknown) => error,
  );
  await pause(chance.below(LATEST_KILL_MS));
  await server.kill();
  const told = await working;
  await server.restart();
  if (told instanceof ReadStoreUnavailable || told instanceof StoreUnavailable) return;
  throw new Error('it failed otherwise', { cause: told });
}

describe('the views while the server is killed under who projects', () => {
  it(`are at their checkpoint those of the log, ${KILLS} times`, async () => {
    const [chance, end] = [new Random(21), new AbortController()];
    const writing = keepWriting(end.signal);
    const tally = { moved: 0, rebuilds: 0, events: 0, appends: 0 };
    let before = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      await killUnder(kill % 2 === 0 ? project : rebuildAgainAndAgain, chance);
      const digest = await projectorOf(store, reads).digest();
      const at = await reads.asOf();
      const log = await logOf(store);
      expect(digest).toBe(await digestOfLog(log.slice(0, at)));
      if (at > before) tally.moved += 1;
      before = await projectorOf(store, reads).projectToEnd();
    }
    end.abort();
    tally.appends = await writing;
    tally.rebuilds = rebuilds;
    tally.events = await projectorOf(store, reads).projectToEnd();
    const log = await logOf(store);
    expect(log).toHaveLength(tally.events);
    expect(await projectorOf(store, reads).digest()).toBe(await digestOfLog(log));
    process.stdout.write(`PostgreSQL, views, ${KILLS} kills: ${JSON.stringify(tally)}\n`);
    expect(tally.moved).toBeGreaterThanOrEqual(KILLS / 4);
    expect(tally.appends).toBeGreaterThan(10 * KILLS);
  }, 600_000);
});
