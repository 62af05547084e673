import { Client } from 'pg';
import { readStoreError, ViewsBehind } from '../errors';
import type { Projected } from '../rows';

/** Whoever makes, migrates or drops a schema holds this advisory lock ("lbrm" as bytes). */
export const SCHEMA_LOCK = 0x6c_62_72_6d;
const DEADLINE_MS = 10_000;

/** The schema of a version of a projection. */
export function schemaOf({ name, version }: Projected): string {
  return `${schemasOf(name)}${version}`;
}

function schemasOf(projection: string): string {
  return `libro_${projection}_v`;
}

/** Host, port and database: what may stand in an error. */
export function databaseNameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/**
 * Lets a role make views of its own, and use those that are there. They hold nothing that cannot be
 * made again, so a version of the program makes its own without asking the owner of the database.
 * @param url of the database's owner
 * @throws ReadStoreUnavailable where the server refuses it
 */
export async function preparePostgresViews(
  url: string,
  projection: Projected,
  role: string,
): Promise<void> {
  await withClient(url, async (client) => {
    const name = client.escapeIdentifier(role);
    const database = client.escapeIdentifier(client.database ?? '');
    await client.query(`GRANT CREATE ON DATABASE ${database} TO ${name}`);
    for (const { schema, isOurs } of await madeSchemas(client, projection)) {
      if (!isOurs) continue;
      const made = client.escapeIdentifier(schema);
      await client.query(`
        GRANT ALL ON SCHEMA ${made} TO ${name};
        GRANT ALL ON ALL TABLES IN SCHEMA ${made} TO ${name};
      `);
    }
  });
}

/**
 * Drops the views of every older version of a projection. Those of a newer one stay: another
 * process of a newer program has them.
 * @returns the schemas that are gone
 * @throws ViewsBehind where the older ones know more of the log: they may still answer for somebody
 * @throws ReadStoreUnavailable where the server refuses it
 */
export async function dropOldPostgresViews(
  url: string,
  projection: Projected,
): Promise<readonly string[]> {
  return withClient(url, async (client) => {
    // With the transaction that a closed connection takes back, the lock is given back too.
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
    const made = await madeSchemas(client, projection);
    const old = made.filter(({ version }) => version < projection.version);
    const at = await positionIn(client, schemaOf(projection), projection.name);
    for (const { schema } of old) {
      const before = await positionIn(client, schema, projection.name);
      if (before > at) throw new ViewsBehind(databaseNameOf(url), { schema, before, at });
    }
    const dropped = [...old.map(({ schema }) => schema), ...(await replaced(client, projection))];
    for (const schema of dropped) {
      await client.query(`DROP SCHEMA ${client.escapeIdentifier(schema)} CASCADE`);
    }
    await client.query('COMMIT');
    return dropped;
  });
}

interface MadeSchema {
  readonly schema: string;
  readonly version: number;
  /** Whether who asks may do with it as its owner. */
  readonly isOurs: boolean;
}

async function madeSchemas(client: Client, { name }: Projected): Promise<readonly MadeSchema[]> {
  const start = schemasOf(name);
  const { rows } = await client.query<MadeSchema>(
    `SELECT nspname AS schema, substr(nspname, length($1) + 1)::integer AS version,
       pg_has_role(nspowner, 'USAGE') AS "isOurs"
     FROM pg_namespace WHERE nspname ~ ('^' || $1 || '[1-9][0-9]{0,8}$') ORDER BY version`,
    [start],
  );
  return rows;
}

/** Schemas whose tables a rebuild has replaced, and could not drop. */
async function replaced(client: Client, { name }: Projected): Promise<readonly string[]> {
  const { rows } = await client.query<{ schema: string }>(
    `SELECT nspname AS schema FROM pg_namespace
     WHERE nspname ~ ('^' || $1 || '[1-9][0-9]{0,8}_old$') ORDER BY nspname`,
    [schemasOf(name)],
  );
  return rows.map(({ schema }) => schema);
}

/** Up to where the views of a schema stand; 0 where it is not there or was never finished. */
async function positionIn(client: Client, schema: string, projection: string): Promise<number> {
  const table = `${client.escapeIdentifier(schema)}.checkpoint`;
  const found = await client.query<{ there: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS there',
    [table],
  );
  if (found.rows[0]?.there !== true) return 0;
  const { rows } = await client.query<{ position: string }>(
    `SELECT position FROM ${table} WHERE projection = $1`,
    [projection],
  );
  return Number(rows[0]?.position ?? 0);
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: 'libro-de-metas',
    connectionTimeoutMillis: DEADLINE_MS,
    lock_timeout: DEADLINE_MS,
    query_timeout: 6 * DEADLINE_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw readStoreError(databaseNameOf(url), error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
