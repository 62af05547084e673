import { cpus } from 'node:os';
import { join } from 'node:path';
import { PLANS_READ_MODEL } from '@libro/plans';
import { openReadStore } from '@libro/read-store';
import { appendRates } from './append.bench';
import { commandRuns, gridRuns, shareOf } from './http.bench';
import type { Measurement } from './http-load';
import { eventStoreDbRun } from './eventstoredb.bench';
import { fsyncRate, median, withFolder } from './measure';
import type { Measured } from './measure';
import { postgresAppends, postgresRebuilds } from './postgres.bench';
import { PostgresServer } from '../support/postgres-server';
import { EVENTS_PER_PLAN } from './synthetic';
import { syntheticLog } from './synthetic-log';
import { gridTime, plansProjector, rebuildTimes } from './views.bench';
import type { Asked } from './views.bench';

const RUNS = 5;
const SMALL = 10_000;
const LARGE = 1_000_000;

interface Figure {
  readonly what: string;
  readonly measured: string;
  /** The bar that the figure is held against, and whether it holds. */
  readonly bar: string;
  readonly holds: boolean | null;
}
const figures: Figure[] = [];

async function main(): Promise<void> {
  say(`${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}, medians of ${RUNS}`);
  await withFolder((folder) => note('fsync before', `${fsyncRate(folder).toFixed(0)}/s`));
  await appends();
  for (const connections of [8, 64]) await commands(connections);
  await views();
  await postgres();
  await eventStoreDb();
  await withFolder((folder) => note('fsync after', `${fsyncRate(folder).toFixed(0)}/s`));
  console.table(figures);
  if (figures.some(({ holds }) => holds === false)) process.exitCode = 1;
}

async function appends(): Promise<void> {
  say('durable appends …');
  const { raw, oneCaller, manyCallers } = await appendRates(RUNS);
  note('append, raw better-sqlite3 FULL', rate(raw));
  hold('append, 1 caller', rate(oneCaller), atLeast(0.5, ratios(oneCaller, raw), '× raw'));
  hold(
    'append, 64 callers',
    rate(manyCallers),
    atLeast(4, ratios(manyCallers, oneCaller), '× 1 caller'),
  );
}

async function commands(connections: number): Promise<void> {
  say(`commands over HTTP, ${connections} connections …`);
  const runs = await commandRuns(connections, RUNS);
  const what = `over HTTP, ${connections} connections`;
  note(`bare Nest POST ${what}`, loaded(runs.map(({ bare }) => bare)));
  const bar = atLeast(0.5, runs.map(shareOf), '× 1/(1/bare + 1/raw)');
  hold(`command ${what}`, loaded(runs.map((each) => each.commands)), bar);
}

function loaded(runs: readonly Measurement[]): string {
  const p99 = median(runs.map((each) => each.p99));
  return `${median(runs.map((each) => each.rate)).toFixed(0)}/s, p99 ${p99} ms`;
}

async function views(): Promise<void> {
  await withFolder(async (folder) => {
    say(`a log of ${LARGE} events …`);
    const file = join(folder, 'events.db');
    const store = await syntheticLog(file, LARGE);
    say('rebuilds …');
    const { rebuild, bare } = await rebuildTimes(store, folder, RUNS);
    note('scan + parse + bare writes, 1 million events', `${bare.median.toFixed(1)} s`);
    const bar = atLeast(0.5, ratios(bare, rebuild), '× bare');
    hold('rebuild, 1 million events', `${rebuild.median.toFixed(1)} s`, bar);
    say('grids …');
    await grids(folder, store);
    await store.close();
    await gridsOverHttp(folder);
  });
}

async function grids(folder: string, large: Awaited<ReturnType<typeof syntheticLog>>) {
  const small = await syntheticLog(join(folder, 'small.db'), SMALL);
  const few = await asked(join(folder, 'small-views.db'), small, SMALL);
  const many = await asked(join(folder, 'views.db'), large, LARGE);
  const times = { few: [] as number[], many: [] as number[] };
  for (let run = 0; run < RUNS; run += 1) {
    times.few.push(await gridTime(few));
    times.many.push(await gridTime(many));
  }
  const ratio = times.many.map((each, run) => each / (times.few[run] ?? Number.NaN));
  note('as-of grid, 10 thousand events', milliseconds(times.few));
  const bar = { bar: `≤ 1.5 × (${median(ratio).toFixed(2)})`, holds: median(ratio) <= 1.5 };
  hold('as-of grid, 1 million events', milliseconds(times.many), bar);
  for (const each of [few, many]) await each.readStore.close();
  await small.close();
}

async function gridsOverHttp(folder: string): Promise<void> {
  const { grid, bare } = await gridRuns(folder, { plans: LARGE / EVENTS_PER_PLAN, runs: RUNS });
  note('bare GET of a grid over HTTP, p99', `${bare} ms`);
  const over = grid - bare;
  const bar = { bar: `≤ bare + 10 ms (${over} ms)`, holds: over <= 10 };
  hold('grid over HTTP, 1 million events, p99', `${grid} ms`, bar);
}

async function asked(
  file: string,
  store: Awaited<ReturnType<typeof syntheticLog>>,
  events: number,
): Promise<Asked> {
  const readStore = await openReadStore(file, PLANS_READ_MODEL);
  const end = await plansProjector(store, readStore).rebuild();
  return { readStore, plans: events / EVENTS_PER_PLAN, end };
}

async function postgres(): Promise<void> {
  say('PostgreSQL …');
  const server = await PostgresServer.start();
  const appends = await inTurns(() => postgresAppends(server));
  note('append to PostgreSQL, bare', perSecond(appends.map(({ bare }) => bare)));
  const one = appends.map(({ oneCaller }) => oneCaller);
  const ofBare = appends.map(({ oneCaller, bare }) => oneCaller / bare);
  hold('append to PostgreSQL, 1 caller', perSecond(one), atLeast(0.6, ofBare, '× bare'));
  const many = appends.map(({ manyCallers }) => manyCallers);
  const ofOne = appends.map(({ manyCallers, oneCaller }) => manyCallers / oneCaller);
  hold('append to PostgreSQL, 64 callers', perSecond(many), atLeast(5, ofOne, '× 1 caller'));
  const rebuilds = await withFolder((folder) => postgresRebuilds(server, folder, RUNS));
  const share = rebuilds.map(({ rebuild, bare }) => bare / rebuild);
  const taken = median(rebuilds.map(({ rebuild }) => rebuild));
  hold('rebuild in PostgreSQL', `${taken.toFixed(1)} s`, atLeast(0.5, share, '× scan + COPY'));
  await server.stop();
}

async function eventStoreDb(): Promise<void> {
  say('EventStoreDB, the tests’ own …');
  const runs = await inTurns(eventStoreDbRun);
  for (const what of ['append', 'read'] as const) {
    note(`${what}, bare client of EventStoreDB`, perSecond(runs.map((run) => run[what].bare)));
    const share = runs.map((run) => run[what].adapter / run[what].bare);
    const measured = perSecond(runs.map((run) => run[what].adapter));
    hold(`${what} in EventStoreDB`, measured, atLeast(0.7, share, '× bare client'));
  }
}

async function inTurns<T>(work: () => Promise<T>): Promise<readonly T[]> {
  const runs: T[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await work());
  return runs;
}

function perSecond(rates: readonly number[]): string {
  return `${median(rates).toFixed(0)}/s`;
}

/** Ratios run by run: both sides of each were measured side by side. */
function ratios(upper: Measured, lower: Measured): readonly number[] {
  return upper.runs.map((each, run) => each / (lower.runs[run] ?? Number.NaN));
}

function atLeast(least: number, measured: readonly number[], unit: string) {
  const middle = median(measured);
  return { bar: `≥ ${least} ${unit} (${middle.toFixed(2)})`, holds: middle >= least };
}

function rate({ median: perSecond }: Measured): string {
  return `${perSecond.toFixed(0)}/s`;
}

function milliseconds(times: readonly number[]): string {
  return `${(median(times) * 1000).toFixed(2)} ms`;
}

function note(what: string, measured: string): void {
  figures.push({ what, measured, bar: '', holds: null });
}

function hold(what: string, measured: string, bar: { bar: string; holds: boolean }): void {
  figures.push({ what, measured, ...bar });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

void main();
