import type { EventStore, FollowOptions } from '@libro/event-sourcing';
import { openPostgresEventStore } from '@libro/event-store';
import { plans, PLANS_PROJECTION, PLANS_READ_MODEL } from '@libro/plans';
import { openPostgresReadStore } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';
import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { logOf } from '../support/appends';
import { PostgresServer } from '../support/postgres-server';
import { syntheticGrowth } from '../support/synthetic-growth';
import { digestOfLog, projectorOf } from '../support/views-of-log';

const SCHEMA = `libro_${PLANS_PROJECTION.name}_v${PLANS_PROJECTION.version}`;

let server: PostgresServer;
let url: string;
let store: EventStore;
let reads: ReadStore;
let grow: () => Promise<number>;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());
beforeEach(async () => {
  url = await server.createDatabase();
  store = await openPostgresEventStore(url);
  const growth = syntheticGrowth(store);
  grow = () => growth.grow();
  for (let nth = 0; nth < 40; nth += 1) await grow();
  reads = await openPostgresReadStore(url, PLANS_READ_MODEL);
  await projectorOf(store, reads).projectToEnd();
});
afterEach(async () => {
  await reads.close();
  await store.close();
});

/** What a statement gives, row by row, as text. */
async function told(statement: string, values: readonly string[] = []): Promise<readonly string[]> {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query<{ told: string }>(statement, [...values]);
  await client.end();
  return rows.map((row) => row.told);
}

const SCHEMAS = `SELECT nspname AS told FROM pg_namespace WHERE nspname ^@ 'libro_' ORDER BY 1`;
const TABLES = 'SELECT tablename AS told FROM pg_tables WHERE schemaname = $1';
const OWNERS = 'SELECT DISTINCT tableowner AS told FROM pg_tables WHERE schemaname = $1';
/** Where each table is kept: another place is another table. */
const FILES = `SELECT oid || ' ' || relname AS told FROM pg_class
  WHERE relnamespace = $1::regnamespace AND relkind = 'r' ORDER BY 1`;
const KEYS_AND_INDEXES = `
  SELECT indexdef AS told FROM pg_indexes WHERE schemaname = $1
  UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = $1::regnamespace
  UNION ALL SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable
    || ' ' || coalesce(collation_name, '') FROM information_schema.columns WHERE table_schema = $1
  ORDER BY told`;

/** The log, whose reader waits after its first page until it is let go. */
function heldUp() {
  const signals = new EventEmitter();
  const begun = once(signals, 'begun');
  const letGo = once(signals, 'let go');
  async function* follow(options: FollowOptions) {
    for await (const batch of store.follow(options)) {
      yield batch;
      signals.emit('begun');
      await letGo;
    }
  }
  const log: EventStore = {
    append: (...how) => store.append(...how),
    read: (...how) => store.read(...how),
    close: () => store.close(),
    follow,
  };
  return { log, begun, letGo: () => signals.emit('let go') };
}

describe('a rebuild in PostgreSQL', () => {
  it('leaves the same tables, keys and indexes, and nothing beside them', async () => {
    const before = await told(KEYS_AND_INDEXES, [SCHEMA]);
    const digest = await projectorOf(store, reads).digest();
    for (let nth = 0; nth < 2; nth += 1) await projectorOf(store, reads).rebuild();
    expect(before.length).toBeGreaterThan(60);
    expect(await told(KEYS_AND_INDEXES, [SCHEMA])).toStrictEqual(before);
    expect(await told(SCHEMAS)).toStrictEqual([SCHEMA]);
    expect(await projectorOf(store, reads).digest()).toBe(digest);
    const again = await openPostgresReadStore(url, PLANS_READ_MODEL);
    expect(await projectorOf(store, again).digest()).toBe(digest);
    await again.close();
  });

  it('lets others project until its rows take the place of the old ones', async () => {
    const { log, begun, letGo } = heldUp();
    const rebuilt = projectorOf(log, reads).rebuild();
    await begun;
    const beside = await openPostgresReadStore(url, PLANS_READ_MODEL);
    const position = await grow();
    expect(await projectorOf(store, beside).projectToEnd()).toBe(position);
    expect(await reads.asOf()).toBe(position);
    letGo();
    expect(await rebuilt).toBe(position);
    const next = await grow();
    expect(await projectorOf(store, beside).projectToEnd()).toBe(next);
    expect(await projectorOf(store, reads).digest()).toBe(await digestOfLog(await logOf(store)));
    await beside.close();
  });

  it('is not seen half done, by a digest or by a query', async () => {
    const beside = await openPostgresReadStore(url, PLANS_READ_MODEL);
    const digests: (readonly [position: number, digest: string])[] = [];
    const answers: (readonly [position: number, answer: unknown])[] = [];
    const seen = [digests, answers];
    let isGrowing = true;
    const looking = async () => {
      while (isGrowing) {
        const before = await beside.asOf();
        const digest = await projectorOf(store, beside).digest();
        if ((await beside.asOf()) === before) digests.push([before, digest]);
      }
    };
    const asking = async () => {
      while (isGrowing) {
        const at = await beside.asOf();
        answers.push([at, await plans(beside, {}, at)]);
      }
    };
    let rebuilds = 0;
    const rebuilding = async () => {
      for (; isGrowing; rebuilds += 1) await projectorOf(store, reads).rebuild();
    };
    /** As slowly as it takes for each step to be looked at beside a rebuild. */
    const growing = async () => {
      for (let nth = 0; nth < 5; nth += 1) {
        const position = await grow();
        await projectorOf(store, reads).projectToEnd();
        const areSeen = () => seen.every((all) => all.some(([at]) => at === position));
        while (isGrowing && !(rebuilds > nth && areSeen())) await setTimeout(1);
      }
    };
    const all = [looking(), asking(), rebuilding(), growing()];
    await Promise.all(all.map((each) => each.finally(() => (isGrowing = false))));
    const log = await logOf(store);
    const positions = seen.map((all) => new Set(all.map(([at]) => at)).size);
    expect(Math.min(...positions)).toBeGreaterThanOrEqual(5);
    for (const [position, digest] of new Map(digests)) {
      expect(digest).toBe(await digestOfLog(log.slice(0, position)));
    }
    for (const [position, digest] of digests) expect(digest).toBe(new Map(digests).get(position));
    for (const [at, answer] of answers) expect(answer).toStrictEqual(await plans(reads, {}, at));
    await beside.close();
  });

  it('leaves the views to their owner, whoever makes them anew', async () => {
    await server.asOwner(`CREATE ROLE libro_vistas`);
    const database = new URL(url).pathname.slice(1);
    await server.as(url, `GRANT CREATE ON DATABASE ${database} TO libro_vistas`);
    await server.as(url, `ALTER SCHEMA ${SCHEMA} OWNER TO libro_vistas`);
    for (const table of await told(TABLES, [SCHEMA])) {
      await server.as(url, `ALTER TABLE ${SCHEMA}.${table} OWNER TO libro_vistas`);
    }
    const before = await told(FILES, [SCHEMA]);
    await projectorOf(store, reads).rebuild();
    const after = await told(FILES, [SCHEMA]);
    expect(after.filter((file) => before.includes(file))).toHaveLength(1);
    expect(await told(OWNERS, [SCHEMA])).toStrictEqual(['libro_vistas']);
  });

  it.each([
    ['may read them', `GRANT SELECT ON ${SCHEMA}.line_version TO libro_lector`],
    ['may enter their schema', `GRANT USAGE ON SCHEMA ${SCHEMA} TO libro_lector`],
    ['has views over them', `CREATE VIEW lineas AS SELECT * FROM ${SCHEMA}.line_version`],
  ])('stays in the old tables where somebody else %s', async (_, held) => {
    await server.asOwner(
      `DO 'BEGIN CREATE ROLE libro_lector; EXCEPTION WHEN duplicate_object THEN NULL; END'`,
    );
    await server.as(url, held);
    const before = await told(FILES, [SCHEMA]);
    await grow();
    const position = await projectorOf(store, reads).rebuild();
    expect(position).toBe((await logOf(store)).length);
    expect(await told(FILES, [SCHEMA])).toStrictEqual(before);
    expect(await projectorOf(store, reads).digest()).toBe(await digestOfLog(await logOf(store)));
  });

  it('leaves the old tables to who is still in them, until the next one', async () => {
    const reader = new Client(url);
    await reader.connect();
    await reader.query(`BEGIN; SELECT 1 FROM ${SCHEMA}.audit_entry`);
    await projectorOf(store, reads).rebuild();
    expect(await told(SCHEMAS)).toStrictEqual([SCHEMA, `${SCHEMA}_old`]);
    await reader.end();
    await projectorOf(store, reads).rebuild();
    expect(await told(SCHEMAS)).toStrictEqual([SCHEMA]);
  });
});
