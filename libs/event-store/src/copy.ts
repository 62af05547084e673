import { createHash } from 'node:crypto';
import { canonicalJson, LogBroken, StoreUnavailable } from '@libro/event-sourcing';
import type { EventStore, StoredEvent } from '@libro/event-sourcing';

/** What was copied. */
export interface CopiedLog {
  readonly events: number;
  /** SHA-256 (hex) over every event in log order, without its position. */
  readonly digest: string;
}

/** The target holds something else than the beginning of the log that was to be copied. */
export class OtherLog extends StoreUnavailable {}

/**
 * Copies a log up to its end as found: the same events with the same ids, revisions, times and
 * commandIds, append by append. A target that holds the beginning of it, from a copy that was cut
 * off, gets the rest. Afterwards both are read again, and compared by their digests.
 * @param progress is called with the position reached
 * @throws OtherLog where the target holds another log; what reading and appending throw
 */
export async function copyLog(
  from: EventStore,
  to: EventStore,
  progress?: (position: number) => void,
): Promise<CopiedLog> {
  const there = appendsOf(to);
  const digest = createHash('sha256');
  let events = 0;
  for await (const append of appendsOf(from)) {
    const { value: copied } = await there.next();
    if (copied === undefined) await appendTo(to, append);
    else refuseOther(append, copied);
    for (const event of append) digest.update(textOf(event));
    events += append.length;
    progress?.(append.at(-1)?.position ?? 0);
  }
  const source = { events, digest: digest.digest('hex') };
  const target = await digestOf(to);
  if (target.digest === source.digest) return source;
  throw new OtherLog(`the target holds ${target.events} events, not the ${events} of the source`);
}

/** SHA-256 (hex) over every event in log order, without its position. @throws as `follow` */
async function digestOf(store: EventStore): Promise<CopiedLog> {
  const digest = createHash('sha256');
  let events = 0;
  for await (const batch of store.follow({ after: 0, live: false })) {
    for (const event of batch) digest.update(textOf(event));
    events += batch.length;
  }
  return { events, digest: digest.digest('hex') };
}

/** The appends of a log in their order. */
async function* appendsOf(store: EventStore): AsyncGenerator<readonly StoredEvent[], undefined> {
  for await (const batch of store.follow({ after: 0, live: false })) {
    let from = 0;
    while (from < batch.length) {
      const append = batch.slice(from, from + (batch[from]?.metadata.size ?? 1));
      yield append;
      from += append.length;
    }
  }
  return undefined;
}

async function appendTo(to: EventStore, append: readonly StoredEvent[]): Promise<void> {
  const [first] = append;
  if (first === undefined) throw new LogBroken(0, 'an append without an event');
  const { stream, revision, metadata } = first;
  const events = append.map(({ position: _, stream: __, revision: ___, ...event }) => event);
  const { commandId } = metadata;
  await to.append(stream, revision === 0 ? 'none' : revision - 1, { commandId, events });
}

/** @throws OtherLog */
function refuseOther(append: readonly StoredEvent[], copied: readonly StoredEvent[]): void {
  if (append.map(textOf).join('') === copied.map(textOf).join('')) return;
  throw new OtherLog(`the target holds another log from position ${copied[0]?.position ?? 0} on`);
}

function textOf({ position: _, ...event }: StoredEvent): string {
  return `${canonicalJson(event)}\n`;
}
