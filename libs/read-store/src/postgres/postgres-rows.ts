import type { RowTable } from '@libro/event-sourcing';
import type { Pool, PoolClient } from 'pg';
import type {
  CheckedBatch,
  Checkpoint,
  Projected,
  Rebuilding,
  Recalled,
  RowBatch,
  RowStore,
} from '../rows';
import { digestOf } from './digest';
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
    return this.inTransaction(ONE_MOMENT, async (client) => {
      const checkpoint = await this.statements.checkpoint(client, name);
      const entries = await this.statements.entries(client, table);
      const latest = await this.statements.latest(client);
      return take({ checkpoint, entries, latest });
    });
  }

  write(projection: Projected, batch: CheckedBatch): Promise<boolean> {
    return this.inTransaction('BEGIN', async (client) => {
      if (!(await this.statements.moveCheckpoint(client, projection, batch))) return false;
      await this.writeBatch(client, batch);
      return true;
    });
  }

  /** Readers see the old rows until it commits; whoever projects meanwhile waits for its end. */
  async rebuild(projection: Projected): Promise<Rebuilding> {
    const client = await this.pool.connect();
    let isOver = false;
    try {
      await client.query('BEGIN');
      // Whoever else would write waits here: what they wrote is seen by what comes after.
      await client.query('LOCK TABLE checkpoint IN SHARE ROW EXCLUSIVE MODE');
      await this.statements.clear(client, projection);
    } catch (error) {
      client.release(true);
      throw error;
    }
    return {
      write: (batch) => this.writeBatch(client, batch),
      finish: async (batch, last) => {
        await this.writeBatch(client, batch);
        const isOurs = await this.statements.moveCheckpoint(client, projection, { after: 0, last });
        if (!isOurs) throw new Error('the checkpoint was moved during a rebuild');
        await client.query('COMMIT');
        isOver = true;
      },
      // The server takes back what a closed connection left open.
      close: () => {
        client.release(!isOver);
        return Promise.resolve();
      },
    };
  }

  digest(tables: readonly RowTable[]): Promise<string> {
    return this.inTransaction(ONE_MOMENT, (client) => digestOf(client, tables));
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async writeBatch(client: PoolClient, { tables, appends }: RowBatch): Promise<void> {
    await this.statements.addAppends(client, appends);
    for (const rows of tables) await this.statements.writeRows(client, rows);
  }

  private async inTransaction<T>(
    begin: string,
    work: (client: PoolClient) => Promise<T>,
  ): Promise<T> {
    return this.withClient(async (client) => {
      await client.query(begin);
      const result = await work(client);
      await client.query(result === false ? 'ROLLBACK' : 'COMMIT');
      return result;
    });
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

const ONE_MOMENT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
