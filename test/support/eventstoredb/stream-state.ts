import type { Expected, Recorded } from './events';

/** The last revision that there can be: a tombstone's, and what a soft deletion hides up to. */
export const LAST_REVISION = 2n ** 63n - 1n;

/** What the server itself reads of a stream's metadata. */
interface Metadata {
  readonly $maxCount?: number;
  readonly $tb?: number;
}

/** What became of an append's check against a stream. */
export type Verdict =
  | { readonly kind: 'new' }
  | { readonly kind: 'repeated'; readonly revision: number }
  | { readonly kind: 'wrong-version' }
  | { readonly kind: 'deleted' };

/** One stream: the index of an event is its revision. */
export class StreamState {
  readonly events: Recorded[] = [];
  tombstoned = false;
  private known: { readonly from: Recorded | undefined; readonly metadata: Metadata } | undefined;

  constructor(
    readonly name: string,
    /** The stream that holds this one's metadata; a metadata stream has none. */
    private readonly meta?: StreamState,
  ) {}

  get last(): number {
    return this.events.length - 1;
  }

  /** Whether a reader finds it at all: deleted softly and never written are the same to him. */
  get found(): boolean {
    return this.last >= 0 && !this.softDeleted;
  }

  get softDeleted(): boolean {
    return (this.metadata.$tb ?? 0) >= Number(LAST_REVISION);
  }

  get hasMetadata(): boolean {
    return (this.meta?.last ?? -1) >= 0;
  }

  /** First revision that a reader is shown. */
  get first(): number {
    const { $maxCount, $tb = 0 } = this.metadata;
    const kept = $maxCount === undefined ? 0 : this.events.length - $maxCount;
    return Math.min(this.events.length, Math.max(0, kept, $tb));
  }

  get metadata(): Metadata {
    // Of a metadata stream a reader is shown its last event alone.
    if (this.meta === undefined) return { $maxCount: 1 };
    const from = this.meta.events.at(-1);
    if (this.known === undefined || this.known.from !== from) {
      this.known = { from, metadata: from === undefined ? {} : parsed(from.data) };
    }
    return this.known.metadata;
  }

  /**
   * Holds an append against the stream, as the server's index writer does.
   * @param written the revision that an event id was last written at in this stream, as far as the
   *   server remembers: only appends that name no revision are known again by it
   */
  check(
    expected: Expected,
    ids: readonly string[],
    written: (id: string) => number | undefined,
  ): Verdict {
    if (this.tombstoned) return { kind: 'deleted' };
    if (expected === 'stream-exists') {
      if (this.softDeleted) return { kind: 'deleted' };
      if (this.last < 0 && !this.hasMetadata) return { kind: 'wrong-version' };
    }
    return expected === 'any' || expected === 'stream-exists'
      ? remembered(ids.map(written))
      : this.checkAt(expected, ids);
  }

  private checkAt(expected: number | 'no-stream', ids: readonly string[]): Verdict {
    const at = expected === 'no-stream' ? -1 : expected;
    if (at === this.last) return { kind: 'new' };
    if (at > this.last) return { kind: 'wrong-version' };
    const other = ids.findIndex((id, index) => this.events[at + 1 + index]?.id !== id);
    if (other < 0 && ids.length > 0) return { kind: 'repeated', revision: at + ids.length };
    const goesOn = other === 0 && at === -1 && this.softDeleted;
    return { kind: goesOn ? 'new' : 'wrong-version' };
  }
}

function remembered(revisions: readonly (number | undefined)[]): Verdict {
  if (revisions[0] === undefined) return { kind: 'new' };
  const last = revisions.at(-1);
  // Some of its events are known and some are not: that is no append seen before.
  if (last === undefined || revisions.includes(undefined)) return { kind: 'wrong-version' };
  return { kind: 'repeated', revision: last };
}

function parsed(data: Uint8Array): Metadata {
  return JSON.parse(Buffer.from(data).toString('utf8')) as Metadata;
}
