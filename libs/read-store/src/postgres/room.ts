import type { ClientBase } from 'pg';
import { LOG_APPEND } from '../log-append';
import type { Projected } from '../rows';
import type { RowStatements } from './row-statements';
import { SCHEMA_LOCK } from './schemas';

/** Whoever rebuilds holds this advisory lock until it has ended ("lbrr" as bytes). */
const REBUILD_LOCK = 0x6c_62_72_72;
/**
 * Held, shared, by who must see all tables as of one moment; alone, by who puts others in their
 * place ("lbrs" as bytes). What was read before keeps its moment, but finds the new tables empty.
 */
const MOMENT_LOCK = 0x6c_62_72_73;
/** Less than the second after which PostgreSQL would end whoever waits in a circle with this. */
const DROP_TIMEOUT_MS = 500;

/** Where a rebuild puts its rows, in the transaction that is open. */
export interface Room {
  /** From here on at the latest, whoever projects waits for the end. */
  seal(): Promise<void>;
  /** Puts the new rows in the place of the old ones, as soon as the transaction commits. */
  takeOver(): Promise<void>;
  /** After the commit. */
  leave(): Promise<void>;
}

/**
 * Work in which all tables are seen as of one moment.
 * @throws what the server, or the work, says: the connection must be closed then
 */
export async function atOneMoment<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('SELECT pg_advisory_lock_shared($1)', [MOMENT_LOCK]);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const result = await work();
  await client.query('COMMIT');
  await client.query('SELECT pg_advisory_unlock_shared($1)', [MOMENT_LOCK]);
  return result;
}

/**
 * Begins a transaction whose statements go where a rebuild may write: into tables beside the old
 * ones, or else into the emptied old ones.
 * @throws what the server says: the connection must be closed then
 */
export async function roomFor(
  client: ClientBase,
  statements: RowStatements,
  projection: Projected,
): Promise<Room> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock($1, hashtext(current_schema()))', [
    REBUILD_LOCK,
  ]);
  const { rows } = await client.query<Place>(PLACE);
  const [place] = rows;
  if (place?.isFree !== true) return emptied(client, statements, projection);
  // What a member of the owner, or a superuser, makes is to be the owner's as before.
  await client.query(`SET LOCAL ROLE ${place.owner}`);
  return beside(client, place, ['checkpoint', ...namesOf(projection)]);
}

interface Place {
  readonly schema: string;
  /** As an identifier. */
  readonly owner: string;
  readonly isFree: boolean;
}

/**
 * Others can be put in the place of the old tables by their schema's owner, and where nobody else
 * would miss these: has rights on them, or a view of its own over them.
 */
const PLACE = `
  SELECT nspname AS schema, nspowner::regrole AS owner,
    pg_has_role(nspowner, 'MEMBER')
    AND has_database_privilege(nspowner, current_database(), 'CREATE')
    AND NOT EXISTS (SELECT FROM aclexplode(nspacl) WHERE grantee <> nspowner)
    AND NOT EXISTS (SELECT FROM pg_class, aclexplode(relacl)
      WHERE relnamespace = n.oid AND grantee <> relowner)
    AND NOT EXISTS (SELECT FROM pg_depend d
      JOIN pg_class t ON d.refclassid = 'pg_class'::regclass AND t.oid = d.refobjid
      JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
      WHERE t.relnamespace = n.oid) AS "isFree"
  FROM pg_namespace n WHERE nspname = current_schema()`;

function namesOf({ tables }: Projected): readonly string[] {
  return [...tables, LOG_APPEND].map(({ name }) => name);
}

async function emptied(
  client: ClientBase,
  statements: RowStatements,
  projection: Projected,
): Promise<Room> {
  // Whoever else would write waits here: what they wrote is seen by what comes after.
  await client.query('LOCK TABLE checkpoint IN SHARE ROW EXCLUSIVE MODE');
  await statements.clear(client, projection);
  const nothing = () => Promise.resolve();
  return { seal: nothing, takeOver: nothing, leave: nothing };
}

async function beside(
  client: ClientBase,
  { schema, owner }: Place,
  tables: readonly string[],
): Promise<Room> {
  const [live, anew, old] = [schema, `${schema}_anew`, `${schema}_old`].map((name) =>
    client.escapeIdentifier(name),
  );
  await client.query(`DROP SCHEMA IF EXISTS ${anew}, ${old} CASCADE; CREATE SCHEMA ${anew}`);
  for (const table of tables) {
    const same = `LIKE ${live}."${table}" INCLUDING ALL EXCLUDING INDEXES`;
    await client.query(`CREATE TABLE ${anew}."${table}" (${same})`);
  }
  const definitions = await definitionsIn(client, tables);
  await client.query(`SET LOCAL search_path = ${anew}`);
  for (const definition of definitions) await client.query(definition);
  return {
    async seal() {
      // First of all: whoever projects need not wait for a digest's end.
      await client.query('SELECT pg_advisory_xact_lock($1)', [MOMENT_LOCK]);
      await client.query(`LOCK TABLE ${live}.checkpoint IN SHARE ROW EXCLUSIVE MODE`);
    },
    async takeOver() {
      await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
      // Queries that have begun go on in the old tables: a schema's name is all that changes.
      await client.query(`
        ALTER TABLE ${live}.migration SET SCHEMA ${anew};
        ALTER SCHEMA ${live} RENAME TO ${old};
        ALTER SCHEMA ${anew} RENAME TO ${live};
      `);
    },
    async leave() {
      // Where a query is still in them, the next rebuild drops them, or `libro views drop-old`.
      const drop = `SET LOCAL ROLE ${owner}; DROP SCHEMA ${old} CASCADE`;
      await client
        .query(`BEGIN; SET LOCAL lock_timeout = ${DROP_TIMEOUT_MS}; ${drop}; COMMIT`)
        .catch(() => client.query('ROLLBACK').catch(() => undefined));
    },
  };
}

/** How the keys and indexes of tables are made again, as statements that name no schema. */
async function definitionsIn(
  client: ClientBase,
  tables: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ definition: string }>(
    `SELECT CASE WHEN c.oid IS NULL THEN pg_get_indexdef(i.indexrelid, 0, true)
       ELSE format('ALTER TABLE %I ADD CONSTRAINT %I %s', t.relname, c.conname,
         pg_get_constraintdef(c.oid, true)) END AS definition
     FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
     LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.conrelid = t.oid
     WHERE t.relnamespace = current_schema()::regnamespace AND t.relname = ANY($1)`,
    [tables],
  );
  return rows.map(({ definition }) => definition);
}
