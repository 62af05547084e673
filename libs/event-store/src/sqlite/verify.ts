import { LogBroken, type StoredEvent } from '@libro/event-sourcing';
import type Database from 'better-sqlite3';
import { setImmediate as nextTick } from 'node:timers/promises';
import { bodyProblems } from './body-check';
import { damageIn } from './damage';
import { isDamage } from './errors';
import { LogCheck } from '../log/log-check';
import type { LogProblem, LogReport } from '../log/problems';
import type { LogReader } from './reader';
import type { EventRow } from './rows';

const PROBLEMS_LISTED = 1_000;

/**
 * Checks every promise of the log up to its end as found. The check of the database itself is one
 * step that blocks the process (up to a minute for a gigabyte); the rest goes page by page.
 * @throws SqliteError when the file cannot be read; damage is a finding, not an error
 */
export async function verify(db: Database.Database, reader: LogReader): Promise<LogReport> {
  const walk = new Walk(reader);
  try {
    walk.report(...damageIn(db));
    const end = reader.head();
    while (!walk.full) {
      const page = reader.page(walk.position, end);
      if (page.length === 0) break;
      for (const row of page) walk.visit(row);
      await nextTick();
    }
    walk.finish();
  } catch (error) {
    if (!isDamage(error)) throw error;
    walk.report({ code: 'database-damaged', position: null, detail: error.message });
  }
  return walk.result();
}

/** Goes along the log and lists what it finds. */
class Walk {
  position = 0;
  private events = 0;
  private readonly problems: LogProblem[] = [];
  private readonly check = new LogCheck(0);

  constructor(private readonly reader: LogReader) {}

  get full(): boolean {
    return this.problems.length > PROBLEMS_LISTED;
  }

  report(...problems: readonly (LogProblem | undefined)[]): void {
    for (const problem of problems) if (problem !== undefined) this.problems.push(problem);
  }

  visit(row: EventRow): void {
    this.position = row[0];
    this.events += 1;
    const event = this.readable(row);
    if (event === undefined) this.check.skip(this.position);
    else this.report(this.check.next(event, this.find), ...bodyProblems(event, row[7]));
  }

  finish(): void {
    this.report(this.check.end());
  }

  result(): LogReport {
    const inOrder = this.problems.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
    const problems = inOrder.slice(0, PROBLEMS_LISTED);
    return { events: this.events, problems, truncated: this.full };
  }

  private readonly find = (stream: string, revision: number) =>
    this.reader.positionOf(stream, revision);

  private readable(row: EventRow): StoredEvent | undefined {
    try {
      return this.reader.event(row);
    } catch (error) {
      if (!(error instanceof LogBroken)) throw error;
      this.report({ code: 'metadata-malformed', position: row[0], detail: error.message });
      return undefined;
    }
  }
}
