import type { Cell, RowTable, StoredEvent } from '@libro/event-sourcing';
import type Database from 'better-sqlite3';
import { OPEN_END } from './columns';
import type { TableRows } from './row-buffer';

export interface Checkpoint {
  readonly version: number;
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
}

/** An append of the log, as `as of` needs it. */
export interface LogAppend {
  readonly position: number;
  readonly latest: string;
}

interface TableStatements {
  readonly insert: Database.Statement<[readonly Cell[]]>;
  readonly end: Database.Statement<[readonly Cell[]]> | null;
}

/** Prepared statements on their own connection: four times as fast as TypeORM's repositories. */
export class RowWriter {
  private readonly statements = new Map<RowTable, TableStatements>();

  constructor(
    private readonly db: Database.Database,
    private readonly projection: { readonly name: string; readonly tables: readonly RowTable[] },
  ) {}

  checkpoint(): Checkpoint | null {
    const found = this.db
      .prepare<[string], Checkpoint>(
        'SELECT version, position, stream, revision, event_id AS eventId FROM checkpoint' +
          ' WHERE projection = ?',
      )
      .get(this.projection.name);
    return found ?? null;
  }

  write(tables: readonly TableRows[]): void {
    for (const { table, inserts, ends } of tables) {
      const { insert, end } = this.statementsOf(table);
      for (const { key, at } of ends) end?.run([at, ...key, ...key]);
      for (const cells of inserts) insert.run(cells);
    }
  }

  writeAppends(appends: readonly LogAppend[]): void {
    const insert = this.db.prepare('INSERT INTO log_append (position, latest) VALUES (?, ?)');
    for (const { position, latest } of appends) insert.run(position, latest);
  }

  moveCheckpoint(version: number, last: StoredEvent | null): void {
    const { position = 0, stream = '', revision = 0, id = '' } = last ?? {};
    this.db
      .prepare('INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?, ?, ?)')
      .run(this.projection.name, version, position, stream, revision, id);
  }

  clear(): void {
    for (const { name } of this.projection.tables) this.db.exec(`DELETE FROM "${name}"`);
    this.db.exec('DELETE FROM log_append');
    this.db.prepare('DELETE FROM checkpoint WHERE projection = ?').run(this.projection.name);
  }

  /** The latest time in the log so far; empty before any append. */
  latest(): string {
    const last = 'SELECT latest FROM log_append ORDER BY position DESC LIMIT 1';
    return this.db.prepare<[], string>(last).pluck().get() ?? '';
  }

  /** The rows of a table of entries, in the order of its key. */
  entries(table: RowTable): Iterable<Cell[]> {
    const columns = [...table.key, ...table.values].map((name) => `"${name}"`).join(', ');
    const order = table.key.map((name) => `"${name}"`).join(', ');
    const sql = `SELECT ${columns} FROM "${table.name}" ORDER BY ${order}`;
    return this.db.prepare<[], Cell[]>(sql).raw().iterate();
  }

  private statementsOf(table: RowTable): TableStatements {
    const known = this.statements.get(table);
    if (known !== undefined) return known;
    const made = { insert: this.insertOf(table), end: this.endOf(table) };
    this.statements.set(table, made);
    return made;
  }

  private insertOf({ name, kind, key, values }: RowTable): Database.Statement<[readonly Cell[]]> {
    const positions = kind === 'versions' ? ['valid_from', 'valid_to'] : [];
    const columns = [...key, ...positions, ...values];
    const named = columns.map((column) => `"${column}"`).join(', ');
    const marks = columns.map(() => '?').join(', ');
    return this.db.prepare(`INSERT INTO "${name}" (${named}) VALUES (${marks})`);
  }

  /** The open version is a key's last one: found by the key alone, however long its history is. */
  private endOf({ name, kind, key }: RowTable): Database.Statement<[readonly Cell[]]> | null {
    if (kind === 'entries') return null;
    const same = key.map((column) => `"${column}" = ?`).join(' AND ');
    return this.db.prepare(
      `UPDATE "${name}" SET valid_to = ? WHERE ${same} AND valid_to = ${OPEN_END}` +
        ` AND valid_from = (SELECT max(valid_from) FROM "${name}" WHERE ${same})`,
    );
  }
}
