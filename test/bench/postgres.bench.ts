import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { EventStore } from '@libro/event-sourcing';
import { openPostgresEventStore } from '@libro/event-store';
import { PLANS_READ_MODEL } from '@libro/plans';
import { openReadModels } from '@libro/read-store';
import type { PostgresServer } from '../support/postgres-server';
import { plansProjector } from './views.bench';
import { seconds } from './measure';
import { syntheticPlan } from './synthetic';
import { fill } from './synthetic-log';

const APPENDS_ONE = 2_000;
/** Events of the log whose views are rebuilt. */
const LOGGED = 100_000;
const APPENDS_MANY = 16_000;
const CALLERS = 64;

export interface AppendRun {
  /** Durable appends of one event per second, without the ledger. */
  readonly bare: number;
  readonly oneCaller: number;
  readonly manyCallers: number;
}

/** Appends of one event each to PostgreSQL, beside the least that keeps positions without gaps. */
export async function postgresAppends(server: PostgresServer): Promise<AppendRun> {
  const bare = await bareRate(await server.createDatabase());
  const one = await openPostgresEventStore(await server.createDatabase());
  const oneCaller = await appendRate(one, 1, APPENDS_ONE);
  await one.close();
  const many = await openPostgresEventStore(await server.createDatabase());
  const manyCallers = await appendRate(many, CALLERS, APPENDS_MANY);
  await many.close();
  return { bare, oneCaller, manyCallers };
}

/** Callers that each append to a stream of their own, one event after another. */
async function appendRate(store: EventStore, callers: number, appends: number): Promise<number> {
  const each = appends / callers;
  const queues = Array.from({ length: callers }, (_, caller) => singleAppends(caller, each));
  const taken = await seconds(() =>
    Promise.all(
      queues.map(async (queue, caller) => {
        for (const [i, append] of queue.entries()) {
          await store.append(`plan-${caller}`, i === 0 ? 'none' : i - 1, append);
        }
      }),
    ),
  );
  return appends / taken;
}

export type Append = ReturnType<typeof syntheticPlan>[number];

/** Appends of one event each, as reports of progress make them; each caller has its own. */
export function singleAppends(caller: number, count: number): readonly Append[] {
  const plans = Math.ceil(count / 80);
  return Array.from({ length: plans }, (_, nth) => syntheticPlan(caller * plans + nth))
    .flatMap((plan) => plan.filter(({ events }) => events.length === 1))
    .slice(0, count);
}

async function bareRate(url: string): Promise<number> {
  const client = new Client(url);
  await client.connect();
  await client.query(BARE);
  const [append] = singleAppends(0, 1);
  const { data = '', metadata } = append?.events[0] ?? {};
  const insert = { name: 'insert', text: INSERT, values: [data, JSON.stringify(metadata)] };
  const taken = await seconds(async () => {
    for (let i = 0; i < APPENDS_ONE; i += 1) await client.query(insert);
  });
  await client.end();
  return APPENDS_ONE / taken;
}

const BARE = `
  CREATE TABLE head (position bigint NOT NULL);
  INSERT INTO head VALUES (0);
  CREATE TABLE events (position bigint PRIMARY KEY, data text NOT NULL, metadata text NOT NULL)`;
const INSERT = `
  WITH next AS (UPDATE head SET position = position + 1 RETURNING position)
  INSERT INTO events SELECT position, $1, $2 FROM next`;

export interface RebuildRun {
  /** Seconds of `rebuild()`, from nothing to committed. */
  readonly rebuild: number;
  /** Seconds of reading every event, parsing it, and a COPY of the same finished rows. */
  readonly bare: number;
}

/** Rebuilds of the views of one log in PostgreSQL, and the least that any must do, in turns. */
export async function postgresRebuilds(
  server: PostgresServer,
  folder: string,
  runs: number,
): Promise<readonly RebuildRun[]> {
  const url = await server.createDatabase();
  const store = await openPostgresEventStore(url);
  await fill(store, LOGGED);
  const reads = await openReadModels({ folder, databaseUrl: url }, PLANS_READ_MODEL);
  const client = new Client(url);
  await client.connect();
  const measured: RebuildRun[] = [];
  for (let run = 0; run < runs; run += 1) {
    const rebuild = await seconds(() => plansProjector(store, reads).rebuild());
    const copying = await copied(client);
    measured.push({ rebuild, bare: (await scanned(client)) + copying });
  }
  await client.end();
  await reads.close();
  await store.close();
  return measured;
}

/** Seconds of reading every event in log order and parsing it. */
async function scanned(client: Client): Promise<number> {
  const page = `SELECT position, data, metadata FROM libro.events WHERE position > $1
    ORDER BY position LIMIT 1000`;
  let after = '0';
  return seconds(async () => {
    for (;;) {
      const read = { name: 'page', text: page, values: [after] };
      const { rows } = await client.query<{ position: string; data: string; metadata: string }>(
        read,
      );
      for (const { data, metadata } of rows) {
        JSON.parse(data);
        JSON.parse(metadata);
      }
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.position;
    }
  });
}

/** Seconds of a COPY of all finished rows, by a client too, into the same tables and indexes. */
async function copied(client: Client): Promise<number> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables
     WHERE schemaname LIKE 'libro\\_%' AND schemaname NOT LIKE '%\\_old'
     AND tablename <> 'migration'`,
  );
  await client.query('CREATE SCHEMA bare');
  const finished = new Map<string, readonly Buffer[]>();
  for (const { schema, name } of rows) {
    await client.query(`CREATE TABLE bare.${name} (LIKE ${schema}.${name} INCLUDING ALL)`);
    const read = client.query(copyTo(`COPY ${schema}.${name} TO STDOUT`));
    finished.set(name, (await read.toArray()) as Buffer[]);
  }
  const taken = await seconds(async () => {
    await client.query('BEGIN');
    for (const [name, chunks] of finished) {
      await pipeline(chunks, client.query(copyFrom(`COPY bare.${name} FROM STDIN`)));
    }
    await client.query('COMMIT');
  });
  await client.query('DROP SCHEMA bare CASCADE');
  return taken;
}
