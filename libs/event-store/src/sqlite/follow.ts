import { type FollowOptions, LogBroken, StoreUnavailable } from '@libro/event-sourcing';
import type { StoredEvent } from '@libro/event-sourcing';
import { setImmediate as nextTick } from 'node:timers/promises';
import type { Bell } from './bell';
import { LogCheck } from './log-check';
import type { LogReader } from './reader';
import type { EventRow } from './rows';

/** What a follower needs of its store. */
export interface Followed {
  readonly reader: LogReader;
  readonly bell: Bell;
  readonly pollMs: number;
  /** Does a read, again while the database is busy. @throws StoreUnavailable, also once closed */
  reading<T>(work: () => T): Promise<T>;
}

/** The port's `follow`: reads page after page, checks all of it, and yields whole appends. */
export async function* follow(
  store: Followed,
  { after, live, signal }: FollowOptions,
): AsyncGenerator<readonly StoredEvent[], void, void> {
  const { reader, bell, pollMs } = store;
  const end = await store.reading(() => begin(reader, after, live));
  const whole = new WholeAppends(reader, after);
  let position = after;
  while (signal?.aborted !== true) {
    const from = position;
    const page = await store.reading(() => reader.page(from, end));
    const batch = whole.take(page);
    position = page.at(-1)?.[0] ?? position;
    if (batch.length > 0) yield batch;
    if (page.length > 0) await nextTick();
    else if (!live) return;
    else await bell.wait(pollMs, signal);
  }
}

/** @throws LogBroken for a reader who is ahead of the log: it was cut off or replaced */
function begin(reader: LogReader, after: number, live: boolean): number {
  const head = reader.head();
  if (after > 0 && !reader.has(after)) {
    throw new LogBroken(after, `a reader stands there, but the log ends at ${head}`);
  }
  return live ? Number.MAX_SAFE_INTEGER : head;
}

/** Cuts pages at the end of an append; what is left over waits for the next page. */
class WholeAppends {
  private readonly check: LogCheck;
  private held: StoredEvent[] = [];

  constructor(
    private readonly reader: LogReader,
    after: number,
  ) {
    this.check = new LogCheck(after, (stream, revision) => reader.positionOf(stream, revision));
  }

  /**
   * The page's whole appends. An empty page is the log's end, where no append may be open.
   * @throws LogBroken
   */
  take(page: readonly EventRow[]): readonly StoredEvent[] {
    if (page.length === 0) this.refuse(this.check.end());
    let batch = this.held;
    let whole = 0;
    for (const row of page) {
      const event = this.reader.event(row);
      this.refuse(this.check.next(event));
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

/** The error of a follower whose store was closed under it: its end is not the log's end. */
export function closedError(file: string): StoreUnavailable {
  return new StoreUnavailable(`the ledger ${file} was closed`);
}
