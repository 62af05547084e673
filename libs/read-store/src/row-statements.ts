import type { Cell, RowTable, StoredEvent } from '@libro/event-sourcing';
import { OPEN_END } from './columns';
import type { TableRows } from './row-buffer';

/** One statement, and the cells of each row that it is run for, in order. */
export interface Write {
  readonly sql: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** An append of the log, as `as of` needs it. */
export interface LogAppend {
  readonly position: number;
  readonly latest: string;
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

/** @param last the last event that is in the rows; `null`: the log is empty */
export function writesOfCheckpoint(
  projection: { readonly name: string; readonly version: number },
  last: StoredEvent | null,
): readonly Write[] {
  const { name, version } = projection;
  const { position = 0, stream = '', revision = 0, id = '' } = last ?? {};
  const sql = 'INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?, ?, ?)';
  return [{ sql, rows: [[name, version, position, stream, revision, id]] }];
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
