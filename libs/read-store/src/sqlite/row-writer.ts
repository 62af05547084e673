import type { Cell, RowTable } from '@libro/event-sourcing';
import type Database from 'better-sqlite3';
import type { Checkpoint } from '../rows';
import type { Write } from './row-statements';

type Statement = Database.Statement<[readonly Cell[]]>;

/** Prepared statements on their own connection: four times as fast as TypeORM's repositories. */
export class RowWriter {
  private readonly statements = new Map<string, Statement>();

  constructor(private readonly db: Database.Database) {}

  checkpoint(projection: string): Checkpoint | null {
    const found = this.db
      .prepare<[string], Checkpoint>(
        'SELECT version, position, stream, revision, event_id AS eventId FROM checkpoint' +
          ' WHERE projection = ?',
      )
      .get(projection);
    return found ?? null;
  }

  /** As `WriteThread.run`, on this thread. */
  run(writes: readonly Write[]): boolean {
    try {
      const isDone = this.done(writes);
      if (!isDone) this.takeBack();
      return isDone;
    } catch (error) {
      this.takeBack();
      throw error;
    }
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

  private done(writes: readonly Write[]): boolean {
    for (const { sql, rows, mustChange } of writes) {
      const statement = this.statementOf(sql);
      for (const cells of rows) {
        const { changes } = statement.run(cells);
        if (mustChange === true && changes === 0) return false;
      }
    }
    return true;
  }

  /** Where SQLite itself has rolled back (a full disk), there is nothing left to roll back. */
  private takeBack(): void {
    if (this.db.inTransaction) this.db.exec('ROLLBACK');
  }

  private statementOf(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const made = this.db.prepare<[readonly Cell[]]>(sql);
    this.statements.set(sql, made);
    return made;
  }
}
