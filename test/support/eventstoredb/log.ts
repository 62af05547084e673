import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { sizeOf } from './events';
import type { Expected, Outcome, Proposed, Recorded } from './events';
import { LAST_REVISION, StreamState } from './stream-state';

/** Bytes that a record takes beside its event; it keeps positions from being consecutive. */
const OVERHEAD = 95;

/** The events of a test server, in memory: written and found in constant time, or by halving. */
export class EventLog {
  /** Every event of every stream, in the order of its position. */
  readonly all: Recorded[] = [];
  private readonly streams = new Map<string, StreamState>();
  /** What the server remembers of event ids, for appends that name no revision. */
  private readonly written = new Map<string, { stream: string; revision: number }>();
  private readonly growth = new EventEmitter().setMaxListeners(0);
  private end = OVERHEAD;

  stream(name: string): StreamState {
    const known = this.streams.get(name);
    if (known !== undefined) return known;
    const made = new StreamState(name, isMeta(name) ? undefined : this.stream(metaOf(name)));
    this.streams.set(name, made);
    return made;
  }

  /** Writes all of the events, or none of them. */
  append(name: string, expected: Expected, events: readonly Proposed[]): Outcome {
    const stream = this.stream(name);
    const ids = events.map(({ id }) => id);
    const verdict = stream.check(expected, ids, (id) => this.revisionOf(id, name));
    if (verdict.kind === 'deleted') return verdict;
    if (verdict.kind === 'wrong-version') return { ...verdict, current: stream.last };
    if (verdict.kind === 'repeated') {
      const { revision } = verdict;
      return { kind: 'written', revision, position: stream.events[revision]?.position ?? this.end };
    }
    if (events.length > 0 && stream.softDeleted && !isMeta(name))
      this.hide(stream, stream.last + 1);
    for (const event of events) this.write(stream, event);
    return this.grown(stream);
  }

  /** Hides the events that there are; an append goes on after them. */
  delete(name: string, expected: Expected): Outcome {
    return this.refused(name, expected) ?? this.hide(this.stream(name), LAST_REVISION);
  }

  /** Ends the stream for good. */
  tombstone(name: string, expected: Expected): Outcome {
    const refused = this.refused(name, expected);
    if (refused !== undefined) return refused;
    const stream = this.stream(name);
    const event = proposed('$streamDeleted', '');
    this.record({ ...event, stream: name, revision: LAST_REVISION, ...this.now() });
    stream.tombstoned = true;
    return this.grown(stream);
  }

  /** Index in `all` of the first event at a position or after it. */
  indexAt(position: number): number {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.all[middle]?.position ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Calls back after each write. @returns what ends it */
  onGrowth(listener: () => void): () => void {
    this.growth.on('grown', listener);
    return () => void this.growth.off('grown', listener);
  }

  /** Loses the last events, as a server does that comes back over an older copy of its disk. */
  forgetLast(count: number): void {
    for (const { stream, revision } of this.all.splice(Math.max(0, this.all.length - count))) {
      const state = this.stream(stream);
      if (revision === LAST_REVISION) state.tombstoned = false;
      else state.events.pop();
    }
    const last = this.all.at(-1);
    this.end = last === undefined ? OVERHEAD : last.position + OVERHEAD + sizeOf(last);
  }

  /** Forgets which event ids it wrote: a real server remembers them until it is restarted. */
  forgetIds(): void {
    this.written.clear();
  }

  private revisionOf(id: string, stream: string): number | undefined {
    const known = this.written.get(id);
    return known?.stream === stream ? known.revision : undefined;
  }

  private refused(name: string, expected: Expected): Outcome | undefined {
    const stream = this.stream(name);
    const { kind } = stream.check(expected, [], () => undefined);
    if (kind === 'deleted') return { kind };
    return kind === 'new' ? undefined : { kind: 'wrong-version', current: stream.last };
  }

  /** Hides a stream's events before a revision, in its metadata; keeps what else stands there. */
  private hide(stream: StreamState, before: bigint | number): Outcome {
    const meta = this.stream(metaOf(stream.name));
    // JSON.stringify knows no number so large: it is put in afterwards.
    const text = JSON.stringify({ ...stream.metadata, $tb: 0 });
    this.write(meta, proposed('$metadata', text.replace(/"\$tb":0\b/, `"$$tb":${before}`)));
    return this.grown(stream);
  }

  private write(stream: StreamState, event: Proposed): void {
    const revision = stream.events.length;
    const recorded = { ...event, stream: stream.name, revision: BigInt(revision), ...this.now() };
    stream.events.push(recorded);
    this.written.set(event.id, { stream: stream.name, revision });
    this.record(recorded);
  }

  private record(event: Recorded): void {
    this.all.push(event);
    this.end += OVERHEAD + sizeOf(event);
  }

  private grown(stream: StreamState): Outcome {
    this.growth.emit('grown');
    const position = this.all.at(-1)?.position ?? this.end;
    return { kind: 'written', revision: stream.last, position };
  }

  private now(): { readonly position: number; readonly created: number } {
    return { position: this.end, created: Date.now() };
  }
}

function proposed(type: string, data: string): Proposed {
  const bytes = { data: Buffer.from(data), metadata: new Uint8Array() };
  return { id: randomUUID(), type, contentType: 'application/json', ...bytes };
}

function isMeta(name: string): boolean {
  return name.startsWith('$$');
}

function metaOf(name: string): string {
  return `$$${name}`;
}
