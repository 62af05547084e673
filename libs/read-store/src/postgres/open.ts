import type { DomainEvent } from '@libro/event-sourcing';
import { Client, Pool, types } from 'pg';
import type { ClientConfig, CustomTypesConfig } from 'pg';
import { DataSource } from 'typeorm';
import { CheckpointEntity } from '../checkpoint';
import { readStoreError } from '../errors';
import { LogAppendEntity } from '../log-append';
import { ReadStore1795392000000 } from '../migration';
import type { ReadModel } from '../read-model';
import { ReadStore } from '../read-store';
import { PostgresRows } from './postgres-rows';
import { givingUpAfter } from './giving-up';
import { columnKinds, RowStatements } from './row-statements';
import { databaseNameOf, SCHEMA_LOCK, schemaOf } from './schemas';

const CONNECTIONS = 5;

export interface PostgresReadStoreOptions {
  /** Milliseconds for which a connection is waited for; an answer, some times that; 10,000. */
  readonly deadlineMs?: number;
}

/**
 * Opens the read models in a PostgreSQL database, or makes empty ones; brings their schema up to
 * date. Each version of a projection has a schema of its own, so that a new version of the program
 * projects beside the old one, which answers meanwhile.
 * @param url `postgres://user:password@host:port/database`
 * @throws ReadStoreUnavailable where it cannot be reached or written
 */
export async function openPostgresReadStore<S, C, E extends DomainEvent>(
  url: string,
  model: ReadModel<S, C, E>,
  { deadlineMs = 10_000 }: PostgresReadStoreOptions = {},
): Promise<ReadStore> {
  const name = databaseNameOf(url);
  const schema = schemaOf(model.projection);
  const config = configOf(url, { schema, deadlineMs });
  const source = dataSourceOf({ ...config, ...givingUpAfter(2 * deadlineMs) }, model);
  // Long enough to wait for the end of a rebuild elsewhere.
  const pool = new Pool({ ...config, ...givingUpAfter(6 * deadlineMs) });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await prepared({ ...config, schema, query_timeout: 6 * deadlineMs }, source);
    const client = await pool.connect();
    const kinds = await columnKinds(client).finally(() => client.release());
    const rows = new PostgresRows(pool, new RowStatements(kinds));
    return new ReadStore({ file: name, source, rows });
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    await pool.end();
    throw readStoreError(name, error);
  }
}

function configOf(
  connectionString: string,
  { schema, deadlineMs }: { readonly schema: string; readonly deadlineMs: number },
): ClientConfig {
  return {
    connectionString,
    application_name: 'libro-de-metas',
    connectionTimeoutMillis: deadlineMs,
    // Who projects and is heard of no more must not hold up all others.
    idle_in_transaction_session_timeout: 6 * deadlineMs,
    keepAlive: true,
    options: `-c search_path=${schema}`,
    types: WHOLE_NUMBERS,
  };
}

/** Positions are below 2^53: the driver would give a bigint as text. */
const WHOLE_NUMBERS: CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === types.builtins.INT8 ? Number : (types.getTypeParser(oid, format) as Parse),
};
type Parse = (value: string) => unknown;

function dataSourceOf<S, C, E extends DomainEvent>(
  config: ClientConfig,
  { entities, migrations }: ReadModel<S, C, E>,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.connectionString ?? '',
    extra: { ...config, max: CONNECTIONS },
    installExtensions: false,
    entities: [CheckpointEntity, LogAppendEntity, ...entities],
    migrations: [ReadStore1795392000000, ...migrations],
    migrationsTableName: 'migration',
  });
}

/** Whoever comes first makes and migrates; the others wait for the lock and find it done. */
async function prepared(
  { schema, ...config }: ClientConfig & { readonly schema: string },
  source: DataSource,
): Promise<void> {
  const client = new Client(config);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [SCHEMA_LOCK]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${client.escapeIdentifier(schema)}`);
    await source.initialize();
    await source.runMigrations({ transaction: 'all' });
  } finally {
    await client.end();
  }
}
