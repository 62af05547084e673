import { LogBroken, type StoredEvent } from '@libro/event-sourcing';
import { setImmediate as nextTick } from 'node:timers/promises';
import { bodyProblems } from './body-check';
import { LogCheck } from './log-check';
import type { FindRevision, Positions } from './log-check';
import type { LogProblem, LogReport } from './problems';

const PROBLEMS_LISTED = 1_000;

/** An event as it is stored, which may not be one. */
export interface StoredRecord {
  readonly position: number;
  /** Its metadata as it is stored. */
  readonly metadata: string;
  /** The commandId kept for look-up, where the tables as such were not asked about it. */
  readonly command?: string | null;
  /** @throws LogBroken where it is no event */
  read(): StoredEvent;
}

/** What a check of a whole log asks of its database. */
export interface Checked {
  readonly positions: Positions;
  /** What is wrong with the tables as such, and with what their indexes should have kept out. */
  damage(): Promise<readonly LogProblem[]>;
  /** Position of the last event; 0 for an empty log. */
  head(): Promise<number>;
  /** What stands after `after` up to `end`, in log order, as many as one page holds. */
  page(after: number, end: number): Promise<readonly StoredRecord[]>;
  /** As `LogPages.before`. */
  before(firsts: readonly StoredEvent[]): Promise<FindRevision>;
}

/**
 * Checks every promise of the log up to its end as found, page by page.
 * @param isDamage whether an error is a finding: that the database is damaged
 * @throws any other error of the database
 */
export async function verify(
  log: Checked,
  isDamage: (error: unknown) => error is Error,
): Promise<LogReport> {
  const walk = new Walk(log.positions);
  try {
    walk.report(...(await log.damage()));
    const end = await log.head();
    while (!walk.full) {
      const page = await log.page(walk.position, end);
      if (page.length === 0) break;
      await walk.visit(page, log);
      await nextTick();
    }
    walk.finish(end);
  } catch (error) {
    if (!isDamage(error)) throw error;
    walk.report({ code: 'database-damaged', position: null, detail: error.message });
  }
  return walk.result();
}

/**
 * Where only what stands before an event that can be read was looked up: behind one that cannot, a
 * stream is not known any more, and is let pass.
 */
export function askedBefore(before: Checked['before']): Checked['before'] {
  return async (firsts) => {
    const find = await before(firsts);
    const asked = new Set(firsts.map(({ stream }) => stream));
    return (stream, revision) => (asked.has(stream) ? find(stream, revision) : 0);
  };
}

/** Goes along the log and lists what it finds. */
class Walk {
  position = 0;
  private events = 0;
  private readonly problems: LogProblem[] = [];
  private readonly check: LogCheck;

  constructor(positions: Positions) {
    this.check = new LogCheck(0, positions);
  }

  get full(): boolean {
    return this.problems.length > PROBLEMS_LISTED;
  }

  report(...problems: readonly (LogProblem | undefined)[]): void {
    for (const problem of problems) if (problem !== undefined) this.problems.push(problem);
  }

  async visit(page: readonly StoredRecord[], log: Checked): Promise<void> {
    const read = page.map((record) => this.readable(record));
    const find = await log.before(this.check.firsts(read.filter((event) => event !== undefined)));
    for (const [at, record] of page.entries()) {
      const { position, metadata } = record;
      this.position = position;
      this.events += 1;
      const event = read[at];
      if (event === undefined) this.check.skip(position);
      else {
        this.report(this.check.next(event, find), ...bodyProblems(event, metadata));
        this.report(commandProblem(event, record));
      }
    }
  }

  /** @param end where the log says that it ends */
  finish(end: number): void {
    this.report(this.check.end());
    if (this.full || this.position >= end) return;
    const detail = `the log says that it ends at ${end}`;
    this.report({ code: 'position-gap', position: this.position + 1, detail });
  }

  result(): LogReport {
    const inOrder = this.problems.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
    const problems = inOrder.slice(0, PROBLEMS_LISTED);
    return { events: this.events, problems, truncated: this.full };
  }

  private readable(record: StoredRecord): StoredEvent | undefined {
    try {
      return record.read();
    } catch (error) {
      if (!(error instanceof LogBroken)) throw error;
      const { position } = record;
      this.report({ code: 'metadata-malformed', position, detail: error.message });
      return undefined;
    }
  }
}

function commandProblem(
  { position, metadata }: StoredEvent,
  { command }: StoredRecord,
): LogProblem | undefined {
  const isKept = metadata.index === 0 ? metadata.commandId : null;
  if (command === undefined || command === isKept) return undefined;
  const detail = 'the commandId kept for look-up is not that of its metadata';
  return { code: 'command-mismatch', position, detail };
}
