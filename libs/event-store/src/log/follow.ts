import { type FollowOptions, LogBroken } from '@libro/event-sourcing';
import type { StoredEvent } from '@libro/event-sourcing';
import { setImmediate as nextTick } from 'node:timers/promises';
import type { Bell } from './bell';
import { LogCheck } from './log-check';
import type { FindRevision, Positions } from './log-check';

/** What a follower needs of its store; each method is one read. */
export interface LogPages {
  readonly positions: Positions;
  /** Position of the last event; 0 for an empty log. */
  head(): Promise<number>;
  has(position: number): Promise<boolean>;
  /** The events after `after` up to `end`, in log order, as many as one page holds. */
  page(after: number, end: number): Promise<readonly StoredEvent[]>;
  /** Looks up events that stand right before some of these, each the first of its stream here. */
  before(firsts: readonly StoredEvent[]): Promise<FindRevision>;
}

export interface Followed {
  readonly pages: LogPages;
  readonly bell: Bell;
  readonly pollMs: number;
}

/**
 * The port's `follow`: reads page after page, checks all of it, and yields whole appends.
 */
export async function* follow(
  { pages, bell, pollMs }: Followed,
  { after, live, signal }: FollowOptions,
): AsyncGenerator<readonly StoredEvent[], void, void> {
  const end = await begin(pages, after, live);
  const whole = new WholeAppends(pages, after);
  let position = after;
  while (signal?.aborted !== true) {
    const page = await pages.page(position, end);
    const batch = await whole.take(page);
    position = page.at(-1)?.position ?? position;
    if (batch.length > 0) yield batch;
    if (page.length > 0) await nextTick();
    else if (!live) return;
    else await bell.wait(pollMs, signal);
  }
}

/** @throws LogBroken for a reader who is ahead of the log: it was cut off or replaced */
async function begin(pages: LogPages, after: number, live: boolean): Promise<number> {
  const head = await pages.head();
  if (after > 0 && !(await pages.has(after))) {
    throw new LogBroken(after, `a reader stands there, but the log ends at ${head}`);
  }
  if (head > 0 && !(await pages.has(head))) {
    throw new LogBroken(head, 'the log lacks its last event');
  }
  return live ? Number.MAX_SAFE_INTEGER : head;
}

/** Cuts pages at the end of an append; what is left over waits for the next page. */
class WholeAppends {
  private readonly check: LogCheck;
  private held: StoredEvent[] = [];

  constructor(
    private readonly pages: LogPages,
    after: number,
  ) {
    this.check = new LogCheck(after, pages.positions);
  }

  /**
   * The page's whole appends. An empty page is the log's end, where no append may be open.
   * @throws LogBroken
   */
  async take(page: readonly StoredEvent[]): Promise<readonly StoredEvent[]> {
    if (page.length === 0) this.refuse(this.check.end());
    const find = await this.pages.before(this.check.firsts(page));
    let batch = this.held;
    let whole = 0;
    for (const event of page) {
      this.refuse(this.check.next(event, find));
      batch.push(event);
      if (!this.check.insideAppend) whole = batch.length;
    }
    this.held = batch.slice(whole);
    if (whole < batch.length) batch = batch.slice(0, whole);
    return batch;
  }

  private refuse(problem: ReturnType<LogCheck['end']>): void {
    if (problem === undefined) return;
    throw new LogBroken(problem.position ?? 0, `${problem.code}, ${problem.detail}`);
  }
}
