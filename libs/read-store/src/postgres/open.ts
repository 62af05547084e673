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
import { columnKinds, RowStatements } from './row-statements';
import { databaseNameOf, SCHEMA_LOCK, schemaOf } from './schemas';

const CONNECTIONS = 5;
const DEADLINE_MS = 10_000;

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
): Promise<ReadStore> {
  const name = databaseNameOf(url);
  const config = configOf(url, schemaOf(model.projection));
  const source = dataSourceOf(config, model);
  const pool = new Pool(config);
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await prepared(config, source);
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

type PostgresConfig = ClientConfig & { readonly schema: string };

function configOf(connectionString: string, schema: string): PostgresConfig {
  return {
    connectionString,
    application_name: 'libro-de-metas',
    connectionTimeoutMillis: DEADLINE_MS,
    query_timeout: 6 * DEADLINE_MS,
    keepAlive: true,
    options: `-c search_path=${schema}`,
    types: WHOLE_NUMBERS,
    schema,
  };
}

/** Positions are below 2^53: the driver would give a bigint as text. */
const WHOLE_NUMBERS: CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === types.builtins.INT8 ? Number : (types.getTypeParser(oid, format) as Parse),
};
type Parse = (value: string) => unknown;

function dataSourceOf<S, C, E extends DomainEvent>(
  { schema: _, ...config }: PostgresConfig,
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
async function prepared({ schema, ...config }: PostgresConfig, source: DataSource): Promise<void> {
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
