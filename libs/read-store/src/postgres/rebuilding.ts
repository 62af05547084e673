import type { StoredEvent } from '@libro/event-sourcing';
import type { PoolClient } from 'pg';
import type { Projected, Rebuilding, RowBatch } from '../rows';
import { CopiedRows } from './copied-rows';
import type { Room } from './room';
import type { RowStatements } from './row-statements';

/** Every row of a projection anew, in one transaction on a connection of its own. */
export class PostgresRebuilding implements Rebuilding {
  private readonly copied: CopiedRows;
  private isOver = false;

  constructor(
    private readonly client: PoolClient,
    private readonly statements: RowStatements,
    private readonly into: { readonly projection: Projected; readonly room: Room },
  ) {
    this.copied = new CopiedRows(client, statements);
  }

  write(batch: RowBatch): Promise<void> {
    return this.copied.write(batch);
  }

  /** What was gathered is sent before: the less is left for while others wait. */
  async seal(): Promise<void> {
    await this.copied.sendAll();
    await this.into.room.seal();
  }

  async finish(batch: RowBatch, last: StoredEvent | null): Promise<void> {
    const { projection, room } = this.into;
    await this.copied.write(batch);
    await this.copied.sendAll();
    const from = { after: 0, last };
    if (!(await this.statements.moveCheckpoint(this.client, projection, from))) {
      throw new Error('the checkpoint was moved during a rebuild');
    }
    await room.takeOver();
    await this.client.query('COMMIT');
    this.isOver = true;
    await room.leave();
  }

  /** The server takes back what a closed connection left open. */
  close(): Promise<void> {
    this.client.release(!this.isOver);
    return Promise.resolve();
  }
}
