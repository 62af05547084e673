import type { Cell, RowChange, RowTable } from '@libro/event-sourcing';
import { OPEN_END } from './columns';

/** A version that later appends may still end. */
interface PendingRow {
  readonly key: readonly Cell[];
  readonly values: readonly Cell[];
  readonly from: number;
}

/** What appends do to one table, ready to be written: first the ends, then the inserts. */
export interface TableRows {
  readonly table: RowTable;
  /** Cells in the order of the table's insert statement. */
  readonly inserts: readonly (readonly Cell[])[];
  /** Versions taken out before that have ended since: the position, then the key twice. */
  readonly ends: readonly (readonly Cell[])[];
}

/** Gathers row changes: a version that ends before it is taken out is written once, finished. */
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

  /** Takes out what is finished and, of the open versions of each table, all but the last few. */
  take(openKept = 0): readonly TableRows[] {
    return Array.from(this.tables.values(), (buffer) => buffer.take(openKept));
  }
}

class TableBuffer {
  private inserts: (readonly Cell[])[] = [];
  private ends: (readonly Cell[])[] = [];
  /** In the order in which they were opened. */
  private readonly pending = new Map<string, PendingRow>();

  constructor(private readonly table: RowTable) {}

  add({ key, values, replaces }: RowChange, at: number): void {
    if (this.table.kind === 'entries') {
      this.inserts.push([...key, ...(values ?? [])]);
      return;
    }
    const name = key.length === 1 ? String(key[0]) : key.join('\u0000');
    if (replaces) this.end(name, key, at);
    if (values !== null) this.pending.set(name, { key, values, from: at });
  }

  take(openKept: number): TableRows {
    const { table, inserts, ends, pending } = this;
    this.inserts = [];
    this.ends = [];
    for (const [name, { key, values, from }] of pending) {
      if (pending.size <= openKept) break;
      inserts.push([...key, from, OPEN_END, ...values]);
      pending.delete(name);
    }
    return { table, inserts, ends };
  }

  private end(name: string, key: readonly Cell[], at: number): void {
    const earlier = this.pending.get(name);
    this.pending.delete(name);
    if (earlier === undefined) this.ends.push([at, ...key, ...key]);
    else this.inserts.push([...key, earlier.from, at, ...earlier.values]);
  }
}
