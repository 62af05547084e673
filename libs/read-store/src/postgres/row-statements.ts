import type { Cell, RowTable, StoredEvent } from '@libro/event-sourcing';
import type { ClientBase } from 'pg';
import { OPEN_END } from '../columns';
import type { TableRows } from '../row-buffer';
import type { Checkpoint, LogAppend, Projected, RowBatch } from '../rows';
import type { ColumnKind } from './binary-rows';

/** Of each table, its columns and the types that the database has for them. */
export type ColumnKinds = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** New rows of a table, whose cells stand in the order of the columns named. */
export interface AddedRows {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Which columns there are in the schema of a connection. */
export async function columnKinds(client: ClientBase): Promise<ColumnKinds> {
  const { rows } = await client.query<{ table: string; column: string; type: string }>(
    `SELECT table_name AS table, column_name AS column, data_type AS type
     FROM information_schema.columns WHERE table_schema = current_schema()`,
  );
  const kinds = new Map<string, Map<string, string>>();
  for (const { table, column, type } of rows) {
    const columns = kinds.get(table) ?? new Map<string, string>();
    columns.set(column, type);
    kinds.set(table, columns);
  }
  return kinds;
}

/** Statements that take any number of rows at once, column by column. */
export class RowStatements {
  constructor(private readonly kinds: ColumnKinds) {}

  async checkpoint(client: ClientBase, projection: string): Promise<Checkpoint | null> {
    const { rows } = await client.query<Checkpoint>(
      `SELECT version, position, stream, revision, event_id AS "eventId"
       FROM checkpoint WHERE projection = $1`,
      [projection],
    );
    return rows[0] ?? null;
  }

  /** The rows of a table of entries, in the order of its key. */
  async entries(client: ClientBase, table: RowTable): Promise<readonly Cell[][]> {
    const columns = quoted([...table.key, ...table.values]).join(', ');
    const order = quoted(table.key).join(', ');
    const text = `SELECT ${columns} FROM "${table.name}" ORDER BY ${order}`;
    const { rows } = await client.query<Cell[]>({ text, rowMode: 'array' });
    return rows;
  }

  /** The latest time in the log so far; empty before any append. */
  async latest(client: ClientBase): Promise<string> {
    const { rows } = await client.query<{ latest: string }>(
      'SELECT latest FROM log_append ORDER BY position DESC LIMIT 1',
    );
    return rows[0]?.latest ?? '';
  }

  /**
   * Moves the checkpoint from where this process left it: whoever comes second waits for the first,
   * and finds it elsewhere.
   */
  async moveCheckpoint(
    client: ClientBase,
    { name, version }: Projected,
    { after, last }: { readonly after: number; readonly last: StoredEvent | null },
  ): Promise<boolean> {
    const { position = 0, stream = '', revision = 0, id = '' } = last ?? {};
    const row = [name, version, position, stream, revision, id];
    const moved = await client.query(
      `UPDATE checkpoint SET position = $3, stream = $4, revision = $5, event_id = $6
       WHERE projection = $1 AND version = $2 AND position = $7`,
      [...row, after],
    );
    if (moved.rowCount === 1 || after > 0) return moved.rowCount === 1;
    const begun = await client.query(
      `INSERT INTO checkpoint (projection, version, position, stream, revision, event_id)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (projection) DO NOTHING`,
      row,
    );
    return begun.rowCount === 1;
  }

  /** Empties a projection's tables, and forgets where it stood. */
  async clear(client: ClientBase, projection: Projected): Promise<void> {
    await client.query('DELETE FROM checkpoint WHERE projection = $1', [projection.name]);
    for (const { name } of projection.tables) await client.query(`DELETE FROM "${name}"`);
    await client.query('DELETE FROM log_append');
  }

  /** Writes a batch: of each table first the ends, then the new rows. */
  async write(client: ClientBase, { tables, appends }: RowBatch): Promise<void> {
    await this.insert(client, this.addedAppends(appends));
    for (const written of tables) {
      await this.end(client, written);
      await this.insert(client, this.addedRows(written));
    }
  }

  addedAppends(appends: readonly LogAppend[]): AddedRows {
    const rows = appends.map(({ position, latest }) => [position, latest]);
    return { name: 'log_append', columns: ['position', 'latest'], rows };
  }

  addedRows({ table, inserts }: TableRows): AddedRows {
    const { name, kind, key, values } = table;
    const positions = kind === 'versions' ? ['valid_from', 'valid_to'] : [];
    return { name, columns: [...key, ...positions, ...values], rows: inserts };
  }

  /** @throws Error for a column that is not there, or holds what no cell is */
  kindsOf(table: string, columns: readonly string[]): readonly ColumnKind[] {
    return columns.map((column) => {
      const kind = this.kinds.get(table)?.get(column);
      if (kind === 'text' || kind === 'integer' || kind === 'bigint') return kind;
      throw new Error(`${table}.${column} is no column for texts or whole numbers`);
    });
  }

  private async insert(client: ClientBase, { name, columns, rows }: AddedRows): Promise<void> {
    if (rows.length === 0) return;
    const listed = quoted(columns).join(', ');
    await client.query({
      name: `insert ${name}`,
      text: `INSERT INTO "${name}" (${listed}) SELECT * FROM unnest(${this.arrays(name, columns)})`,
      values: columns.map((_, at) => rows.map((row) => row[at])),
    });
  }

  /** Ends the versions that hold: each of `ends` is the position, then the key (twice). */
  async end(client: ClientBase, { table, ends }: TableRows): Promise<void> {
    if (ends.length === 0) return;
    const { name, key } = table;
    const columns = ['valid_to', ...key];
    const same = (of: string) => quoted(key).map((column) => `${of}.${column} = e.${column}`);
    await client.query({
      name: `end ${name}`,
      text: `UPDATE "${name}" AS t SET valid_to = e.valid_to
        FROM unnest(${this.arrays(name, columns)}) AS e (${quoted(columns).join(', ')})
        WHERE ${same('t').join(' AND ')} AND t.valid_to = ${OPEN_END}
        AND t.valid_from = (SELECT max(l.valid_from) FROM "${name}" AS l
          WHERE ${same('l').join(' AND ')})`,
      values: columns.map((_, at) => ends.map((row) => row[at])),
    });
  }

  private arrays(table: string, columns: readonly string[]): string {
    const kinds = this.kindsOf(table, columns);
    return kinds.map((kind, at) => `$${at + 1}::${kind}[]`).join(', ');
  }
}

function quoted(columns: readonly string[]): readonly string[] {
  return columns.map((column) => `"${column}"`);
}
