import type { RowTable } from '@libro/event-sourcing';
import type Database from 'better-sqlite3';
import { createHash } from 'node:crypto';

/** SHA-256 (hex) over every row of the tables, in the order of their keys. */
export function digestOf(db: Database.Database, tables: readonly RowTable[]): string {
  const hash = createHash('sha256');
  for (const { name, kind, key, values } of tables) {
    const inKey = kind === 'versions' ? [...key, 'valid_from'] : key;
    const rest = kind === 'versions' ? ['valid_to', ...values] : values;
    const listed = [...inKey, ...rest].map((column) => `"${column}"`).join(', ');
    const order = inKey.map((column) => `"${column}"`).join(', ');
    const rows = db.prepare<[], unknown[]>(`SELECT ${listed} FROM "${name}" ORDER BY ${order}`);
    hash.update(`${name}\n`);
    for (const row of rows.raw().iterate()) hash.update(`${JSON.stringify(row)}\n`);
  }
  return hash.digest('hex');
}
