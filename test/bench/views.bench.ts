import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@libro/event-sourcing';
import { planCodec, PLANS_PROJECTION, PLANS_READ_MODEL, quarterlyGrid } from '@libro/plans';
import { openReadStore, Projector } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';
import { bareRebuild } from './bare-rebuild';
import { repeated, seconds } from './measure';
import type { Measured } from './measure';

const QUERIES = 300;

export interface RebuildTimes {
  /** Seconds of `rebuild()`, from nothing to committed. */
  readonly rebuild: Measured;
  /** Seconds of scan + parse + the same finished rows, written with bare prepared statements. */
  readonly bare: Measured;
}

/** Rebuilds the views of a log, and does the least that any rebuild must, in turns. */
export async function rebuildTimes(
  store: EventStore,
  folder: string,
  runs: number,
): Promise<RebuildTimes> {
  const bare: number[] = [];
  const rebuild = await repeated(runs, async (index) => {
    const file = join(folder, `views-${index}.db`);
    const taken = await rebuildOnce(store, file);
    bare.push(bareRebuild(join(folder, 'events.db'), file, join(folder, 'bare.db')));
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    return taken;
  });
  return { rebuild, bare: await repeated(runs, (index) => bare[index] ?? Number.NaN) };
}

async function rebuildOnce(store: EventStore, file: string): Promise<number> {
  const readStore = await openReadStore(file, PLANS_READ_MODEL);
  const projector = plansProjector(store, readStore);
  const taken = await seconds(() => projector.rebuild());
  await readStore.close();
  return taken;
}

export function plansProjector(store: EventStore, readStore: ReadStore) {
  return new Projector({ store, readStore, codec: planCodec(), projection: PLANS_PROJECTION });
}

/** A log with its views, to be asked for grids. */
export interface Asked {
  readonly readStore: ReadStore;
  readonly plans: number;
  readonly end: number;
}

/** Median seconds of a quarterly grid as of some position, plan by plan across the log. */
export async function gridTime({ readStore, plans, end }: Asked): Promise<number> {
  const times = await repeated(QUERIES, async (index) => {
    const plan = Math.floor((index * 0.618_033_988_75 * plans) % plans);
    const planId = `2021.50${String(plan).padStart(5, '0')}`;
    const asOf = Math.min(end, Math.ceil(((plan + 1) / plans) * end));
    return seconds(() => quarterlyGrid(readStore, { planId, quarter: 2 }, asOf));
  });
  return times.median;
}
