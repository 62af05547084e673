import {
  type AppendResult,
  CommandIdReused,
  LogBroken,
  WrongExpectedRevision,
} from '@libro/event-sourcing';
import type Database from 'better-sqlite3';
import type { Outcome } from '../log/group';
import { isSameContent } from '../log/repeated';
import { isUniqueViolation } from './errors';
import { type EventValues, logStatements } from './log-statements';
import type { PreparedAppend } from './rows';

/** Writes groups of appends, each group in one transaction; nothing here waits. */
export class LogWriter {
  private readonly sql: ReturnType<typeof logStatements>;
  /** Position of the last event written here: an append's last, so it need not be looked at. */
  private written = 0;

  constructor(private readonly db: Database.Database) {
    this.sql = logStatements(db);
  }

  /**
   * Writes all appends of the group but the refused ones; durable when it returns.
   * @throws SqliteError, and LogBroken where the log ends inside an append: then nothing of the
   *   group was written
   */
  commit(group: readonly PreparedAppend[]): readonly Outcome[] {
    const result = this.atOnce(group);
    return result === undefined ? this.inTransaction(group) : [{ result }];
  }

  /**
   * One statement, which is a transaction of its own: for one append of one event, where log and
   * stream stand as this writer left them. It ignores all else that it meets: the long way says
   * what that was.
   */
  private atOnce([append, ...others]: readonly PreparedAppend[]): AppendResult | undefined {
    const [event, ...more] = append?.events ?? [];
    if (append === undefined || event === undefined) return undefined;
    const { stream, expected, commandId } = append;
    if (others.length > 0 || more.length > 0 || expected === 'none') return undefined;
    const { id, type, version, data, metadata } = event;
    const revision = expected + 1;
    const row: EventValues = [revision, id, type, version, data, metadata, commandId];
    const done = this.sql.insertAtOnce.run(stream, expected, this.written, ...row);
    if (done.changes === 0) return undefined;
    this.written = Number(done.lastInsertRowid);
    return { revision, position: this.written, repeated: false };
  }

  private inTransaction(group: readonly PreparedAppend[]): readonly Outcome[] {
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
      const row: EventValues = [revision, id, type, version, data, metadata, command];
      position = Number(this.sql.insert.run(stream, ...row).lastInsertRowid);
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
    if (first === undefined || !isSameContent(recorded, events)) {
      throw new CommandIdReused(name, commandId);
    }
    return { revision: revision + last, position: first.position + last, repeated: true };
  }
}

/** The caller's own fault, which the rest of the group does not share. */
function refusalOf(error: unknown): Error | undefined {
  if (error instanceof WrongExpectedRevision || error instanceof CommandIdReused) return error;
  if (!isUniqueViolation(error)) return undefined;
  return new Error(`an event id of the append stands in the log already`, { cause: error });
}
