import type { Cell, RowTable, StoredEvent } from '@libro/event-sourcing';
import { OPEN_END } from '../columns';
import type { TableRows } from '../row-buffer';
import type { LogAppend } from '../rows';

/** One statement, and the cells of each row that it is run for, in order. */
export interface Write {
  readonly sql: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Where a row of it changes nothing, the transaction that it stands in is taken back. */
  readonly mustChange?: true;
}

export const BEGIN: readonly Write[] = [{ sql: 'BEGIN IMMEDIATE', rows: [[]] }];
export const COMMIT: readonly Write[] = [{ sql: 'COMMIT', rows: [[]] }];

/** Of what was taken out of a buffer: table by table, first the ends, then the inserts. */
export function writesOfRows(tables: readonly TableRows[]): readonly Write[] {
  return tables.flatMap(({ table, inserts, ends }) => [
    ...(table.kind === 'versions' ? [{ sql: endOf(table), rows: ends }] : []),
    { sql: insertInto(table), rows: inserts },
  ]);
}

export function writesOfAppends(appends: readonly LogAppend[]): readonly Write[] {
  const sql = 'INSERT INTO log_append (position, latest) VALUES (?, ?)';
  return [{ sql, rows: appends.map(({ position, latest }) => [position, latest]) }];
}

/** All of it or nothing, after any other process's transaction. */
export function transactionOf(writes: readonly Write[]): readonly Write[] {
  return [...BEGIN, ...writes, ...COMMIT];
}

const MOVE_CHECKPOINT = `
  INSERT INTO checkpoint (projection, version, position, stream, revision, event_id)
  SELECT ?, ?, ?, ?, ?, ?
  WHERE ? = coalesce((SELECT position FROM checkpoint WHERE projection = ?), 0)
  ON CONFLICT (projection) DO UPDATE SET position = excluded.position, stream = excluded.stream,
    revision = excluded.revision, event_id = excluded.event_id
  WHERE version = excluded.version`;

/**
 * Moves the checkpoint, unless it is not at `after` any more or of another version.
 * @param last the last event that is in the rows; `null`: the log is empty
 */
export function writesOfCheckpoint(
  { name, version }: { readonly name: string; readonly version: number },
  { after, last }: { readonly after: number; readonly last: StoredEvent | null },
): readonly Write[] {
  const { position = 0, stream = '', revision = 0, id = '' } = last ?? {};
  const row = [name, version, position, stream, revision, id, after, name];
  return [{ sql: MOVE_CHECKPOINT, rows: [row], mustChange: true }];
}

/** Empties a projection's tables, and forgets where it stood. */
export function writesThatClear(projection: {
  readonly name: string;
  readonly tables: readonly RowTable[];
}): readonly Write[] {
  const tables = [...projection.tables.map(({ name }) => name), 'log_append'];
  return [
    ...tables.map((name) => ({ sql: `DELETE FROM "${name}"`, rows: [[]] })),
    { sql: 'DELETE FROM checkpoint WHERE projection = ?', rows: [[projection.name]] },
  ];
}

function insertInto({ name, kind, key, values }: RowTable): string {
  const positions = kind === 'versions' ? ['valid_from', 'valid_to'] : [];
  const columns = [...key, ...positions, ...values];
  const named = columns.map((column) => `"${column}"`).join(', ');
  return `INSERT INTO "${name}" (${named}) VALUES (${columns.map(() => '?').join(', ')})`;
}

/** The open version is a key's last one: found by the key alone, however long its history is. */
function endOf({ name, key }: RowTable): string {
  const same = key.map((column) => `"${column}" = ?`).join(' AND ');
  return (
    `UPDATE "${name}" SET valid_to = ? WHERE ${same} AND valid_to = ${OPEN_END}` +
    ` AND valid_from = (SELECT max(valid_from) FROM "${name}" WHERE ${same})`
  );
}
