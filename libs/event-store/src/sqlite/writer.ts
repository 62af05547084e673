import {
  type AppendResult,
  CommandIdReused,
  LogBroken,
  WrongExpectedRevision,
} from '@libro/event-sourcing';
import type Database from 'better-sqlite3';
import { isUniqueViolation } from './errors';
import type { PreparedAppend, PreparedEvent } from './rows';

/** What became of one append of a group. */
export type Outcome = { readonly result: AppendResult } | { readonly refusal: Error };

/** A stream as an append finds it. */
interface StreamRow {
  readonly id: number;
  /** Revision of its last event. */
  readonly head: number | null;
  /** Revision of the first event that the append's command made, if it took effect before. */
  readonly earlier: number | null;
}
interface FirstEvent {
  readonly position: number;
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
  /** Position of the last event written here: an append's last, so it need not be looked at. */
  private written = 0;

  constructor(private readonly db: Database.Database) {
    this.sql = prepare(db);
  }

  /**
   * Writes all appends of the group but the refused ones; durable when it returns.
   * @throws SqliteError, and LogBroken where the log ends inside an append: then nothing of the
   *   group was written
   */
  commit(group: readonly PreparedAppend[]): readonly Outcome[] {
    const { begin, commit, rollback } = this.sql;
    begin.run();
    try {
      // One that is alone needs no savepoint: its refusal rolls back the whole transaction.
      const [alone, ...others] = group;
      const outcomes =
        alone !== undefined && others.length === 0
          ? [{ result: this.append(alone) }]
          : group.map((append) => this.inSavepoint(append));
      commit.run();
      return outcomes;
    } catch (error) {
      this.written = 0;
      if (this.db.inTransaction) rollback.run();
      const refusal = group.length === 1 ? refusalOf(error) : undefined;
      if (refusal === undefined) throw error;
      return [{ refusal }];
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
    const { stream, expected, commandId } = append;
    const found = this.sql.stream.get(commandId, stream);
    if (found !== undefined && found.earlier !== null) {
      return this.firstAnswer(found.id, found.earlier, append);
    }
    const actual = found?.head ?? 'none';
    if (actual !== expected) throw new WrongExpectedRevision(stream, expected, actual);
    const id = found?.id ?? Number(this.sql.addStream.run(stream).lastInsertRowid);
    return this.insert(append, id, actual === 'none' ? 0 : actual + 1);
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
    this.refuseAfterCut(position - append.events.length);
    this.written = position;
    return { revision, position, repeated: false };
  }

  /** An append after a cut one would hide the cut. @throws LogBroken; the group is rolled back */
  private refuseAfterCut(end: number): void {
    if (end === 0 || end === this.written || this.sql.endsAppend.get(end) === 1) return;
    throw new LogBroken(end, 'the log ends inside an append');
  }

  /** The answer to a command that took effect; compares what was asked for then and now. */
  private firstAnswer(stream: number, revision: number, append: PreparedAppend): AppendResult {
    const { stream: name, commandId, events } = append;
    const first = this.sql.event.get(stream, revision);
    const last = (first?.size ?? 0) - 1;
    const recorded = this.sql.content.all(stream, revision, revision + last);
    const same =
      recorded.length === events.length && recorded.every((each, i) => alike(each, events[i]));
    if (first === undefined || !same) throw new CommandIdReused(name, commandId);
    return { revision: revision + last, position: first.position + last, repeated: true };
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
  return {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),
    savepoint: db.prepare('SAVEPOINT one'),
    rollbackTo: db.prepare('ROLLBACK TO one'),
    release: db.prepare('RELEASE one'),
    stream: db.prepare<[string, string], StreamRow>(
      `SELECT id, (SELECT max(revision) FROM events WHERE stream = streams.id) AS head,
       (SELECT revision FROM events WHERE stream = streams.id AND command = ?) AS earlier
       FROM streams WHERE name = ?`,
    ),
    addStream: db.prepare<[string]>('INSERT INTO streams (name) VALUES (?)'),
    event: db.prepare<[number, number], FirstEvent>(
      `SELECT position, json_extract(metadata, '$.size') AS size FROM events
       WHERE stream = ? AND revision = ?`,
    ),
    endsAppend: db
      .prepare<[number], number | null>(
        `SELECT CASE WHEN json_valid(metadata)
         THEN json_extract(metadata, '$.index') + 1 = json_extract(metadata, '$.size') END
         FROM events WHERE position = ?`,
      )
      .pluck(),
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
