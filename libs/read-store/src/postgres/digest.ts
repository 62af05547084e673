import type { Cell, RowTable } from '@libro/event-sourcing';
import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';

/** Rows that are in memory at once. */
const PAGE = 1_000;

/** SHA-256 (hex) over every row of the tables, in the order of their keys; inside a transaction. */
export async function digestOf(client: ClientBase, tables: readonly RowTable[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { name, kind, key, values } of tables) {
    const inKey = kind === 'versions' ? [...key, 'valid_from'] : key;
    const rest = kind === 'versions' ? ['valid_to', ...values] : values;
    const listed = [...inKey, ...rest].map((column) => `"${column}"`).join(', ');
    const order = inKey.map((column) => `"${column}"`).join(', ');
    hash.update(`${name}\n`);
    await client.query(
      `DECLARE rows NO SCROLL CURSOR FOR SELECT ${listed} FROM "${name}" ORDER BY ${order}`,
    );
    for (let page = await fetched(client); page.length > 0; page = await fetched(client)) {
      for (const row of page) hash.update(`${JSON.stringify(row)}\n`);
    }
    await client.query('CLOSE rows');
  }
  return hash.digest('hex');
}

async function fetched(client: ClientBase): Promise<readonly Cell[][]> {
  const text = `FETCH ${PAGE} FROM rows`;
  return (await client.query<Cell[]>({ text, rowMode: 'array' })).rows;
}
