import type { RowTable } from '@libro/event-sourcing';
import type { Pool, PoolClient } from 'pg';
import type { CheckedBatch, Checkpoint, Projected, Rebuilding, Recalled, RowStore } from '../rows';
import { digestOf } from './digest';
import { PostgresRebuilding } from './rebuilding';
import { atOneMoment, roomFor } from './room';
import type { RowStatements } from './row-statements';

/** The rows in a schema of a PostgreSQL database. */
export class PostgresRows implements RowStore {
  constructor(
    private readonly pool: Pool,
    private readonly statements: RowStatements,
  ) {}

  checkpoint(projection: Projected): Promise<Checkpoint | null> {
    return this.withClient((client) => this.statements.checkpoint(client, projection.name));
  }

  recall<T>({ name }: Projected, table: RowTable, take: (recalled: Recalled) => T): Promise<T> {
    return this.withClient((client) =>
      atOneMoment(client, async () => {
        const checkpoint = await this.statements.checkpoint(client, name);
        const entries = await this.statements.entries(client, table);
        const latest = await this.statements.latest(client);
        return take({ checkpoint, entries, latest });
      }),
    );
  }

  write(projection: Projected, batch: CheckedBatch): Promise<boolean> {
    return this.withClient(async (client) => {
      await client.query('BEGIN');
      const isMoved = await this.statements.moveCheckpoint(client, projection, batch);
      if (isMoved) await this.statements.write(client, batch);
      await client.query(isMoved ? 'COMMIT' : 'ROLLBACK');
      return isMoved;
    });
  }

  /** Readers see the old rows until it commits; whoever projects waits when it is sealed. */
  async rebuild(projection: Projected): Promise<Rebuilding> {
    const client = await this.pool.connect();
    try {
      const room = await roomFor(client, this.statements, projection);
      return new PostgresRebuilding(client, this.statements, { projection, room });
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  digest(tables: readonly RowTable[]): Promise<string> {
    return this.withClient((client) => atOneMoment(client, () => digestOf(client, tables)));
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      // The server takes back what a closed connection left open.
      client.release(true);
      throw error;
    }
  }
}
