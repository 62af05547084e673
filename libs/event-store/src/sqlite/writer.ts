import { type AppendResult, CommandIdReused, WrongExpectedRevision } from '@libro/event-sourcing';
import type Database from 'better-sqlite3';
import { isUniqueViolation } from './errors';
import type { PreparedAppend, PreparedEvent } from './rows';

/** What became of one append of a group. */
export type Outcome = { readonly result: AppendResult } | { readonly refusal: Error };

interface CommandRow {
  readonly position: number;
  readonly revision: number;
  readonly size: number;
}
interface Content {
  readonly type: string;
  readonly version: number;
  readonly data: string;
}
type InsertValues = [number, number, Uint8Array, string, number, string, string, string | null];

/** Writes groups of appends, each group in one transaction; nothing here waits. */
export class LogWriter {
  private readonly sql: ReturnType<typeof prepare>;

  constructor(private readonly db: Database.Database) {
    this.sql = prepare(db);
  }

  /**
   * Writes all appends of the group but the refused ones; durable when it returns.
   * @throws SqliteError: then nothing of the group was written
   */
  commit(group: readonly PreparedAppend[]): readonly Outcome[] {
    const { begin, commit, rollback } = this.sql;
    begin.run();
    try {
      const outcomes = group.map((append) => this.inSavepoint(append));
      commit.run();
      return outcomes;
    } catch (error) {
      if (this.db.inTransaction) rollback.run();
      throw error;
    }
  }

  /** One caller's refusal leaves the others of the group whole. */
  private inSavepoint(append: PreparedAppend): Outcome {
    const { savepoint, rollbackTo, release } = this.sql;
    savepoint.run();
    try {
      const result = this.append(append);
      release.run();
      return { result };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      rollbackTo.run();
      release.run();
      return { refusal };
    }
  }

  private append(append: PreparedAppend): AppendResult {
    const known = this.sql.streamId.get(append.stream);
    const earlier = known === undefined ? undefined : this.earlier(known, append);
    if (earlier !== undefined) return earlier;
    const actual = (known === undefined ? null : this.sql.head.get(known)) ?? 'none';
    if (actual !== append.expected) {
      throw new WrongExpectedRevision(append.stream, append.expected, actual);
    }
    const stream = known ?? Number(this.sql.addStream.run(append.stream).lastInsertRowid);
    return this.insert(append, stream, actual === 'none' ? 0 : actual + 1);
  }

  /** Positions are the table's rowids: one more than the last, and freed again by a rollback. */
  private insert(append: PreparedAppend, stream: number, from: number): AppendResult {
    let revision = from - 1;
    let position = 0;
    for (const { id, type, version, data, metadata } of append.events) {
      revision += 1;
      const command = revision === from ? append.commandId : null;
      const row: InsertValues = [stream, revision, id, type, version, data, metadata, command];
      position = Number(this.sql.insert.run(...row).lastInsertRowid);
    }
    return { revision, position, repeated: false };
  }

  /** The first answer to a command that took effect; compares what was asked for then and now. */
  private earlier(stream: number, append: PreparedAppend): AppendResult | undefined {
    const { stream: name, commandId, events } = append;
    const first = this.sql.command.get(stream, commandId);
    if (first === undefined) return undefined;
    const { size } = first;
    const recorded = this.sql.content.all(stream, first.revision, first.revision + size - 1);
    const same =
      recorded.length === events.length && recorded.every((each, i) => alike(each, events[i]));
    if (!same) throw new CommandIdReused(name, commandId);
    const last = size - 1;
    return { revision: first.revision + last, position: first.position + last, repeated: true };
  }
}

function alike(recorded: Content, asked: PreparedEvent | undefined): boolean {
  const { type, version, data } = recorded;
  return asked?.type === type && asked.version === version && asked.data === data;
}

/** The caller's own fault, which the rest of the group does not share. */
function refusalOf(error: unknown): Error | undefined {
  if (error instanceof WrongExpectedRevision || error instanceof CommandIdReused) return error;
  if (!isUniqueViolation(error)) return undefined;
  return new Error(`an event id of the append stands in the log already`, { cause: error });
}

function prepare(db: Database.Database) {
  const number = (sql: string) => db.prepare<[number], number | null>(sql).pluck();
  return {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),
    savepoint: db.prepare('SAVEPOINT one'),
    rollbackTo: db.prepare('ROLLBACK TO one'),
    release: db.prepare('RELEASE one'),
    streamId: db.prepare<[string], number>('SELECT id FROM streams WHERE name = ?').pluck(),
    addStream: db.prepare<[string]>('INSERT INTO streams (name) VALUES (?)'),
    head: number('SELECT max(revision) FROM events WHERE stream = ?'),
    command: db.prepare<[number, string], CommandRow>(
      `SELECT position, revision, json_extract(metadata, '$.size') AS size FROM events
       WHERE stream = ? AND command = ?`,
    ),
    content: db.prepare<[number, number, number], Content>(
      `SELECT type, version, data FROM events WHERE stream = ? AND revision BETWEEN ? AND ?
       ORDER BY revision`,
    ),
    insert: db.prepare<InsertValues>(
      `INSERT INTO events (stream, revision, id, type, version, data, metadata, command)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
}
