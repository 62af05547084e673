import { join } from 'node:path';
import { openSqliteEventStore } from '@libro/event-store';
import { configurationOf } from '../../apps/api/src/operation/configuration';
import { projectOnThread, serve } from '../../apps/api/src/serve';
import { tokenIn } from '../support/granted-token';
import { openPlans, rawRate } from './append.bench';
import { bareServer } from './bare-server';
import { measuredLoad } from './http-load';
import type { Load, Measurement } from './http-load';
import { median, withFolder } from './measure';

const PLANS = 64;
const COMMANDS = 8_000;
const QUERIES = 4_000;
const WARM_UP = 1_000;

/** One run of commands over HTTP, beside what any server and any durable append cost. */
export interface CommandRun {
  readonly commands: Measurement;
  readonly bare: Measurement;
  /** Appends per second of bare better-sqlite3. */
  readonly raw: number;
}

/** Reports of progress on 64 plans, in turns with a bare Nest POST and a raw append. */
export async function commandRuns(
  connections: number,
  runs: number,
): Promise<readonly CommandRun[]> {
  const measured: CommandRun[] = [];
  for (let run = 0; run < runs; run += 1) {
    const raw = await withFolder(rawRate);
    const commands = await withFolder((folder) => commandRun(folder, connections));
    const bare = await bareRun(connections);
    measured.push({ commands, bare, raw });
  }
  return measured;
}

/** Share of the harmonic combination 1 / (1/bare + 1/raw) that commands reach. */
export function shareOf({ commands, bare, raw }: CommandRun): number {
  return commands.rate * (1 / bare.rate + 1 / raw);
}

async function commandRun(folder: string, connections: number): Promise<Measurement> {
  const store = await openSqliteEventStore(join(folder, 'events.db'));
  await openPlans(store, PLANS);
  await store.close();
  const authorization = `Bearer ${await tokenIn(folder, { roles: ['capture'] })}`;
  const paths = Array.from({ length: PLANS }, (_, plan) => {
    const planId = `2021.50${String(plan).padStart(5, '0')}`;
    return `/v1/plans/${planId}/quarters/1/progress/number:101`;
  });
  return overServer(folder, async (url) => {
    const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
    const request = { method: 'PUT', paths, headers, body: '{"achieved":"$"}' } as const;
    return warm({ url, connections, amount: COMMANDS, request });
  });
}

async function bareRun(connections: number): Promise<Measurement> {
  const server = await bareServer({ commandId: 'x'.repeat(36), events: [{ id: 'y'.repeat(36) }] });
  const headers = { 'Content-Type': 'application/json' };
  const request = { method: 'POST', paths: ['/'], headers, body: '{"achieved":"$"}' } as const;
  const measured = await warm({ url: server.url, connections, amount: COMMANDS, request });
  await server.close();
  return measured;
}

/** Milliseconds within which 99 of 100 grids come over HTTP, and bare GETs of as many bytes. */
export interface GridRuns {
  readonly grid: number;
  readonly bare: number;
}

/** Grids of plans across a log with its views, run by run beside a bare GET. */
export async function gridRuns(
  folder: string,
  { plans, runs }: { readonly plans: number; readonly runs: number },
): Promise<GridRuns> {
  const token = await tokenIn(folder, { roles: ['reader'] });
  const headers = { Authorization: `Bearer ${token}` };
  const paths = Array.from({ length: 200 }, (_, nth) => {
    const plan = Math.floor((nth * 0.618_033_988_75 * plans) % plans);
    return `/v1/plans/2021.50${String(plan).padStart(5, '0')}/quarterly-grid?quarter=2`;
  });
  const times = { grid: [] as number[], bare: [] as number[] };
  await overServer(folder, async (url) => {
    const answer = await fetch(`${url}${paths[0] ?? ''}`, { headers });
    const server = await bareServer((await answer.json()) as object);
    const shared = { connections: 8, amount: QUERIES };
    for (let run = 0; run < runs; run += 1) {
      const ask = { method: 'GET', paths, headers } as const;
      times.grid.push((await warm({ ...shared, url, request: ask })).p99);
      const get = { method: 'GET', paths: ['/'], headers: {} } as const;
      times.bare.push((await warm({ ...shared, url: server.url, request: get })).p99);
    }
    await server.close();
  });
  return { grid: median(times.grid), bare: median(times.bare) };
}

/** A client's connections and a server's code are slow at first: that is not what is measured. */
async function warm(load: Load): Promise<Measurement> {
  await measuredLoad({ ...load, amount: WARM_UP });
  return measuredLoad(load);
}

async function overServer<T>(folder: string, work: (url: string) => Promise<T>): Promise<T> {
  const settings = { LIBRO_DATA: folder, PORT: '0', LOG_LEVEL: 'silent', RATE_LIMIT: '1000000000' };
  const serving = await serve(configurationOf(settings), projectOnThread);
  try {
    return await work(serving.url);
  } finally {
    await serving.close();
  }
}
