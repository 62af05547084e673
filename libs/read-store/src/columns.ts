import type { QueryRunner, TableColumnOptions } from 'typeorm';

/** The end of a row version that still holds: beyond every position of a log. */
export const OPEN_END = Number.MAX_SAFE_INTEGER;

/** Columns of one migration class for SQLite and PostgreSQL. */
export function columnsFor(runner: QueryRunner) {
  // SQLite's integer has 64 bits and, as the one column of a key, is the row's own number.
  const isPostgres = runner.dataSource.options.type === 'postgres';
  const wide = isPostgres ? 'bigint' : 'integer';
  // Texts are ordered by their bytes, as SQLite orders them, whatever language a database has.
  const ordered = isPostgres ? { collation: 'C' } : {};
  const column =
    (type: string, always: Partial<TableColumnOptions> = {}) =>
    (name: string, options: Partial<TableColumnOptions> = {}) => ({
      name,
      type,
      isNullable: false,
      ...always,
      ...options,
    });
  return { text: column('text', ordered), integer: column('integer'), position: column(wide) };
}

/** A column of a primary key with a name of its own. */
export function inKey(table: string): Partial<TableColumnOptions> {
  return { isPrimary: true, primaryKeyConstraintName: `${table}_pk` };
}
