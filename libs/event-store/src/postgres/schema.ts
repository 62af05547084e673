import { StoreUnavailable } from '@libro/event-sourcing';
import type { ClientBase } from 'pg';
import { UnusableDatabase } from '../unusable';

/** Version of the schema below; a database of another version is refused. */
const SCHEMA_VERSION = 1;
/** Whoever makes the schema holds this advisory lock ("libro" as bytes). */
const LOCK = 0x6c_69_62_72;

/**
 * `command` stands on the first event of an append only, so its index holds one entry an append.
 * The triggers keep every role, also the tables' owner, from changing what is on record.
 */
const SCHEMA = `
CREATE SCHEMA libro;
CREATE TABLE libro.log_version (version integer NOT NULL);
INSERT INTO libro.log_version VALUES (${SCHEMA_VERSION});
CREATE TABLE libro.head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  position bigint NOT NULL
);
INSERT INTO libro.head (position) VALUES (0);
CREATE TABLE libro.events (
  position bigint PRIMARY KEY,
  stream text COLLATE "C" NOT NULL,
  revision bigint NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  version integer NOT NULL,
  data text NOT NULL,
  metadata text NOT NULL,
  command text COLLATE "C"
);
CREATE UNIQUE INDEX events_revision ON libro.events (stream, revision);
CREATE UNIQUE INDEX events_command ON libro.events (stream, command) WHERE command IS NOT NULL;
CREATE UNIQUE INDEX events_id ON libro.events (id);
CREATE FUNCTION libro.only_grows() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'the log only grows'; END $$;
CREATE TRIGGER events_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON libro.events
  FOR EACH STATEMENT EXECUTE FUNCTION libro.only_grows();
CREATE TRIGGER head_stays BEFORE DELETE OR TRUNCATE ON libro.head
  FOR EACH STATEMENT EXECUTE FUNCTION libro.only_grows();
CREATE TRIGGER head_only_grows BEFORE UPDATE ON libro.head
  FOR EACH ROW WHEN (NEW.position <= OLD.position) EXECUTE FUNCTION libro.only_grows();
`;

/**
 * Makes the log's tables where the database has none, and says that they are those of this program.
 * @throws UnusableDatabase for tables of another version, or an encoding that is not UTF-8
 * @throws StoreUnavailable where the server does not promise durability
 */
export async function prepareSchema(client: ClientBase, name: string): Promise<void> {
  await refuseVolatile(client, name);
  if ((await versionIn(client)) === null) await createSchema(client);
  const version = await versionIn(client);
  if (version === SCHEMA_VERSION) return;
  const detail = `its log has version ${String(version)}, this program knows ${SCHEMA_VERSION}`;
  throw new UnusableDatabase(name, 'other-version', detail);
}

/** Whether the database has a log, of whatever version. */
export async function holdsLog(client: ClientBase): Promise<boolean> {
  return (await versionIn(client)) !== null;
}

/** `null` where the database has no log. @throws UnusableDatabase for a `libro` of others */
async function versionIn(client: ClientBase): Promise<number | null> {
  const found = await client.query<{ log: string | null }>(
    `SELECT to_regclass('libro.log_version') AS log FROM pg_namespace WHERE nspname = 'libro'`,
  );
  const [schema] = found.rows;
  if (schema === undefined) return null;
  if (schema.log === null) return 0;
  const { rows } = await client.query<{ version: number }>('SELECT version FROM libro.log_version');
  return rows[0]?.version ?? 0;
}

/** In one transaction, unless another process did so meanwhile. */
async function createSchema(client: ClientBase): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    if ((await versionIn(client)) === null) await client.query(SCHEMA);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** R1: an acknowledged append is on stable storage. */
async function refuseVolatile(client: ClientBase, name: string): Promise<void> {
  const { rows } = await client.query<Settings>(
    `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages,
     current_setting('synchronous_commit') AS commit,
     current_setting('server_encoding') AS encoding`,
  );
  const { fsync, pages, commit, encoding } = rows[0] ?? {};
  if (encoding !== 'UTF8') {
    throw new UnusableDatabase(name, 'foreign', `its encoding is ${String(encoding)}, not UTF8`);
  }
  if (fsync === 'on' && pages === 'on' && commit !== 'off') return;
  throw new StoreUnavailable(
    `the database ${name} cannot promise durability: it needs fsync and full_page_writes on and ` +
      `synchronous_commit not off, and has ${String(fsync)}, ${String(pages)}, ${String(commit)}`,
  );
}

interface Settings {
  readonly fsync: string;
  readonly pages: string;
  readonly commit: string;
  readonly encoding: string;
}
