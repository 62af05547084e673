import { LogBroken, type ReadRange, type StoredEvent } from '@libro/event-sourcing';
import type Database from 'better-sqlite3';
import { checkedStream } from '../log/stored';
import { EVENT_COLUMNS, eventIn, type EventRow } from './rows';

/** One page of the log is what is in memory at once while it is read from end to end. */
const PAGE_EVENTS = 1_000;
/** A page without a larger body is small enough as it is; one with them is cut to fewer events. */
const LARGE_BODY_BYTES = 8_000;
const PAGE_EVENTS_IF_LARGE = 16;
/** Names kept at hand; a plan is a stream, so this is every plan of many years. */
const NAMES_KEPT = 100_000;

/** Reads the log; each method is one short read that nothing can come between. */
export class LogReader {
  private readonly sql: ReturnType<typeof prepare>;
  private readonly names = new Map<number, string>();

  constructor(db: Database.Database) {
    this.sql = prepare(db);
  }

  /** Position of the last event; 0 for an empty log. */
  head(): number {
    return this.sql.head.get() ?? 0;
  }

  has(position: number): boolean {
    return this.sql.has.get(position) === 1;
  }

  /** Position of the event of a stream at a revision, if there is one. */
  positionOf(stream: string, revision: number): number | undefined {
    return this.sql.positionOf.get(stream, revision);
  }

  /** The events after `after` up to `end`, in log order, as many as one page holds. */
  page(after: number, end: number): readonly EventRow[] {
    const last = Math.min(after + PAGE_EVENTS, end);
    const large = this.sql.large.get(after, last) !== undefined;
    return this.sql.page.all(after, end, large ? PAGE_EVENTS_IF_LARGE : PAGE_EVENTS);
  }

  /** @throws LogBroken where the row's metadata is malformed or its stream has no name */
  event(row: EventRow): StoredEvent {
    return eventIn(row, this.nameOf(row));
  }

  /** @throws LogBroken as `checkedStream` */
  stream(stream: string, range: ReadRange): readonly StoredEvent[] {
    const { from = 0, to = Number.MAX_SAFE_INTEGER } = range;
    const rows = this.sql.stream.all(stream, from, to);
    return checkedStream(
      rows.map((row) => eventIn(row, stream)),
      range,
    );
  }

  private nameOf([position, stream]: EventRow): string {
    const kept = this.names.get(stream);
    if (kept !== undefined) return kept;
    const name = this.sql.name.get(stream);
    if (name === undefined) throw new LogBroken(position, `its stream ${stream} has no name`);
    if (this.names.size === NAMES_KEPT) this.names.clear();
    this.names.set(stream, name);
    return name;
  }
}

function prepare(db: Database.Database) {
  const inStream = 'stream = (SELECT id FROM streams WHERE name = ?)';
  const after = 'position > ? AND position <= ? ORDER BY position LIMIT ?';
  return {
    head: db.prepare<[], number | null>('SELECT max(position) FROM events').pluck(),
    has: db.prepare<[number], number>('SELECT 1 FROM events WHERE position = ?').pluck(),
    name: db.prepare<[number], string>('SELECT name FROM streams WHERE id = ?').pluck(),
    positionOf: db
      .prepare<[string, number], number>(
        `SELECT position FROM events WHERE ${inStream} AND revision = ?`,
      )
      .pluck(),
    stream: db
      .prepare<[string, number, number], EventRow>(
        `SELECT ${EVENT_COLUMNS} FROM events WHERE ${inStream} AND revision BETWEEN ? AND ?
         ORDER BY revision`,
      )
      .raw(),
    page: db
      .prepare<[number, number, number], EventRow>(
        `SELECT ${EVENT_COLUMNS} FROM events WHERE ${after}`,
      )
      .raw(),
    large: db
      .prepare<[number, number], number>(
        `SELECT 1 FROM events WHERE position > ? AND position <= ?
         AND octet_length(data) > ${LARGE_BODY_BYTES} LIMIT 1`,
      )
      .pluck(),
  };
}
