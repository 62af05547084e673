import type { Cell, RowChange, RowTable } from '@libro/event-sourcing';
import { OPEN_END } from './columns';

/** A version that later appends of the same batch may still end. */
interface PendingRow {
  readonly key: readonly Cell[];
  readonly values: readonly Cell[];
  readonly from: number;
}

/** What a batch of appends does to one table, ready to be written. */
export interface TableRows {
  readonly table: RowTable;
  /** Cells in the order of the table's insert statement. */
  readonly inserts: readonly (readonly Cell[])[];
  /** Versions of earlier batches that this one ends: cells of the key, and the position. */
  readonly ends: readonly { readonly key: readonly Cell[]; readonly at: number }[];
}

/** Gathers row changes: a version that a batch both opens and ends is written once, finished. */
export class RowBuffer {
  private readonly tables = new Map<RowTable, TableBuffer>();

  /** @param at position of the last event of the append that made the change */
  add(change: RowChange, at: number): void {
    let buffer = this.tables.get(change.table);
    if (buffer === undefined) {
      buffer = new TableBuffer(change.table);
      this.tables.set(change.table, buffer);
    }
    buffer.add(change, at);
  }

  rows(): readonly TableRows[] {
    return [...this.tables.values()].map((buffer) => buffer.rows());
  }
}

class TableBuffer {
  private readonly inserts: (readonly Cell[])[] = [];
  private readonly ends: { readonly key: readonly Cell[]; readonly at: number }[] = [];
  private readonly pending = new Map<string, PendingRow>();

  constructor(private readonly table: RowTable) {}

  add({ key, values, replaces }: RowChange, at: number): void {
    if (this.table.kind === 'entries') {
      this.inserts.push([...key, ...(values ?? [])]);
      return;
    }
    const name = key.join('\u0000');
    if (replaces) this.end(name, key, at);
    if (values === null) this.pending.delete(name);
    else this.pending.set(name, { key, values, from: at });
  }

  rows(): TableRows {
    const open = [...this.pending.values()].map(({ key, values, from }) => [
      ...key,
      from,
      OPEN_END,
      ...values,
    ]);
    return { table: this.table, inserts: [...this.inserts, ...open], ends: this.ends };
  }

  private end(name: string, key: readonly Cell[], at: number): void {
    const earlier = this.pending.get(name);
    if (earlier === undefined) this.ends.push({ key, at });
    else this.inserts.push([...key, earlier.from, at, ...earlier.values]);
  }
}
