import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BinaryRows } from './binary-rows';
import type { AddedRows, RowStatements } from './row-statements';
import { leftToFail } from '../left-to-fail';
import type { TableRows } from '../row-buffer';
import type { RowBatch } from '../rows';

/** Bytes of a table's rows for which a COPY is begun. */
const ENOUGH_BYTES = 1 << 18;
/** Batches after which all is sent, however little: a connection that is silent for long is cut. */
const BATCHES_UNSENT = 16;

/**
 * Many rows on their way into tables: gathered, and sent by COPY when it is worth one. In which
 * schema the tables stand is the connection's to say.
 */
export class CopiedRows {
  private readonly gathered = new Map<string, { rows: BinaryRows; columns: readonly string[] }>();
  private batches = 0;
  /** The last COPY, which the server works on while the rows of the next one are gathered. */
  private sending = Promise.resolve();

  constructor(
    private readonly client: ClientBase,
    private readonly statements: RowStatements,
  ) {}

  /** @throws what the server says, of an earlier COPY too, or for a cell that no column holds */
  async write({ tables, appends }: RowBatch): Promise<void> {
    await this.add(this.statements.addedAppends(appends));
    for (const written of tables) {
      // What is ended now may be among what was gathered before.
      if (written.ends.length > 0) await this.end(written);
      await this.add(this.statements.addedRows(written));
    }
    this.batches += 1;
    if (this.batches % BATCHES_UNSENT === 0) await this.sendAll();
  }

  /** What was gathered stands in the tables afterwards. @throws what the server says */
  async sendAll(): Promise<void> {
    for (const name of this.gathered.keys()) await this.send(name);
    await this.sending;
  }

  private async end(written: TableRows): Promise<void> {
    await this.send(written.table.name);
    await this.sending;
    await this.statements.end(this.client, written);
  }

  private async add({ name, columns, rows: added }: AddedRows): Promise<void> {
    let table = this.gathered.get(name);
    if (table === undefined) {
      table = { rows: new BinaryRows(this.statements.kindsOf(name, columns)), columns };
      this.gathered.set(name, table);
    }
    for (const row of added) table.rows.add(row);
    if (table.rows.size >= ENOUGH_BYTES) await this.send(name);
  }

  private async send(name: string): Promise<void> {
    const { rows, columns = [] } = this.gathered.get(name) ?? {};
    if (rows === undefined || rows.isEmpty) return;
    const listed = columns.map((column) => `"${column}"`).join(', ');
    await this.sending;
    const copy = `COPY "${name}" (${listed}) FROM STDIN (FORMAT binary)`;
    const stream = this.client.query(copyFrom(copy));
    stream.end(rows.take());
    this.sending = leftToFail(finished(stream));
  }
}
