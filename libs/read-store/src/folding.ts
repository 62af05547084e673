import { appendsIn } from '@libro/event-sourcing';
import type {
  DomainEvent,
  EventCodec,
  EventStore,
  Projected,
  Projection,
  StoredEvent,
} from '@libro/event-sourcing';
import { LRUCache } from 'lru-cache';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RowBuffer } from './row-buffer';
import type { LogAppend, Recalled } from './rows';

/** Folded streams that are kept in memory; another one is folded again from the log. */
const STREAMS_KEPT = 2_000;
/** Appends that are folded before what waits for this thread, such as a driver, gets its turn. */
const APPENDS_AT_ONCE = 16;

interface Kept<S> {
  readonly state: S;
  readonly revision: number;
}

export interface Source<E extends DomainEvent> {
  readonly store: EventStore;
  readonly codec: EventCodec<E>;
}

/** The states between the appends of the log, and the rows that each append makes of them. */
export class Folding<S, C, E extends DomainEvent> {
  private readonly kept = new LRUCache<string, Kept<S> & object>({ max: STREAMS_KEPT });
  private shared: C;
  private latest = '';

  private constructor(
    private readonly projection: Projection<S, C, E>,
    private readonly source: Source<E>,
  ) {
    this.shared = projection.initial.shared;
  }

  /** Before the log's first event. */
  static fresh<S, C, E extends DomainEvent>(
    projection: Projection<S, C, E>,
    source: Source<E>,
  ): Folding<S, C, E> {
    return new Folding(projection, source);
  }

  /** Where the rows stand: what is of the whole ledger is read back from them. */
  static recalled<S, C, E extends DomainEvent>(
    projection: Projection<S, C, E>,
    source: Source<E>,
    { entries, latest }: Pick<Recalled, 'entries' | 'latest'>,
  ): Folding<S, C, E> {
    const folding = new Folding(projection, source);
    const { after } = projection.recall;
    for (const entry of entries) folding.shared = after(folding.shared, entry);
    folding.latest = latest;
    return folding;
  }

  /**
   * Goes on by whole appends, and says which they were. After an error the states are of no use any
   * more.
   * @param rows takes up what the appends do to the rows
   */
  async fold(batch: readonly StoredEvent[], rows: RowBuffer): Promise<readonly LogAppend[]> {
    const appends: LogAppend[] = [];
    for (const append of appendsIn(batch)) {
      if (appends.length % APPENDS_AT_ONCE === APPENDS_AT_ONCE - 1) await nextTurn();
      const [first, last] = [append[0], append.at(-1)];
      if (first === undefined || last === undefined) throw new Error('an append holds an event');
      if (!this.projection.foreign.includes(first.stream)) {
        const own = this.keptBefore(first) ?? (await this.load(first));
        const projected = this.project(own, append);
        for (const change of projected.rows) rows.add(change, last.position);
        this.shared = projected.shared;
        this.kept.set(last.stream, { state: projected.own, revision: last.revision });
      }
      const recordedAt = new Date(last.metadata.recordedAt).toISOString();
      if (recordedAt > this.latest) this.latest = recordedAt;
      appends.push({ position: last.position, latest: this.latest });
    }
    return appends;
  }

  private project(own: S, append: readonly StoredEvent[]): Projected<S, C> {
    const recorded = append.map((event) => this.source.codec.decode(event));
    return this.projection.project({ own, shared: this.shared }, recorded);
  }

  private keptBefore({ stream, revision }: StoredEvent): S | undefined {
    if (revision === 0) return this.projection.initial.own;
    const kept = this.kept.get(stream);
    return kept?.revision === revision - 1 ? kept.state : undefined;
  }

  private async load({ stream, revision }: StoredEvent): Promise<S> {
    const { store, codec } = this.source;
    const events = await store.read(stream, { to: revision - 1 });
    return events.reduce(
      (state, event) => this.projection.evolve(state, codec.decode(event)),
      this.projection.initial.own,
    );
  }
}
