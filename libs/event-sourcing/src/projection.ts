import type { DomainEvent, RecordedEvent } from './event';

/** What a cell of a read model's row may hold; anything larger is JSON text. */
export type Cell = string | number | null;

/** A table of a read model: the name of each column that the projection fills. */
export interface RowTable {
  readonly name: string;
  /**
   * `versions`: a row holds from the position of its append until that of the one that replaces it.
   * `entries`: rows are only ever added; `position` stands among their key.
   */
  readonly kind: 'versions' | 'entries';
  /** Columns that say which row it is; of a version, without the positions. */
  readonly key: readonly string[];
  readonly values: readonly string[];
}

/** What one append does to one row. */
export interface RowChange {
  readonly table: RowTable;
  /** Cells of the table's key, in its order. */
  readonly key: readonly Cell[];
  /** Cells of the table's values, in their order; `null`: the row holds no longer. */
  readonly values: readonly Cell[] | null;
  /** A row with this key held before the append. */
  readonly replaces: boolean;
}

/** The state that an append finds: of its own stream, and of the whole ledger. */
export interface Seen<S, C> {
  readonly own: S;
  readonly shared: C;
}

export interface Projected<S, C> extends Seen<S, C> {
  readonly rows: readonly RowChange[];
}

/** A pure fold of the log into rows, one whole append after another, in log order. */
export interface Projection<S, C, E extends DomainEvent> {
  readonly name: string;
  /** Grows with every change of what it projects: the rows of another version are made anew. */
  readonly version: number;
  readonly tables: readonly RowTable[];
  /**
   * Streams that are another context's: their appends are checked and counted with the log's, and
   * project nothing. They are named one by one, so that what nobody knows still stops the reader.
   */
  readonly foreign: readonly string[];
  readonly initial: Seen<S, C>;
  /** The state of a stream after one of its events, without any row. */
  readonly evolve: (own: S, recorded: RecordedEvent<E>) => S;
  readonly project: (seen: Seen<S, C>, append: readonly RecordedEvent<E>[]) => Projected<S, C>;
  /** How the state of the whole ledger is read back: out of the entries of one of the tables. */
  readonly recall: {
    readonly table: RowTable;
    readonly after: (shared: C, entry: readonly Cell[]) => C;
  };
}

/** A versioned table and how a value becomes its row; `ordinal` is the value's place in its map. */
export interface RowShape<V> {
  readonly table: RowTable;
  readonly key: (value: V, id: string) => readonly Cell[];
  readonly values: (value: V, ordinal: number) => readonly Cell[];
}

/**
 * The rows that differ between two states of a map, found by identity: an unchanged value must be
 * the same object in both.
 */
export function changedRows<V>(
  shape: RowShape<V>,
  before: ReadonlyMap<string, V>,
  after: ReadonlyMap<string, V>,
): readonly RowChange[] {
  if (before === after) return [];
  const rows: RowChange[] = [];
  const { table } = shape;
  let [ordinal, added] = [0, 0];
  after.forEach((value, id) => {
    const earlier = before.get(id);
    if (earlier === undefined) added += 1;
    if (earlier !== value) {
      const values = shape.values(value, ordinal);
      rows.push({ table, key: shape.key(value, id), values, replaces: earlier !== undefined });
    }
    ordinal += 1;
  });
  const isNoneLost = before.size + added === after.size;
  if (isNoneLost) return rows;
  before.forEach((value, id) => {
    if (after.has(id)) return;
    rows.push({ table, key: shape.key(value, id), values: null, replaces: true });
  });
  return rows;
}
