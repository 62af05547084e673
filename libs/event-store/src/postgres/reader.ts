import type { ReadRange, StoredEvent } from '@libro/event-sourcing';
import type { Pool } from 'pg';
import type { LogPages } from '../log/follow';
import type { FindRevision } from '../log/log-check';
import { checkedStream } from '../log/stored';
import { asRows, EVENT_COLUMNS, eventIn } from './rows';
import type { EventRow } from './rows';

/** One page of the log is what is in memory at once while it is read from end to end. */
const PAGE_EVENTS = 1_000;
/** A page without a larger body is small enough as it is; one with them is cut to fewer events. */
const LARGE_BODY_BYTES = 8_000;
const PAGE_EVENTS_IF_LARGE = 16;

/** Reads the log; each method is one short read. */
export class LogReader implements Omit<LogPages, 'positions'> {
  constructor(private readonly pool: Pool) {}

  async head(): Promise<number> {
    const { rows } = await this.pool.query<{ position: string }>({
      name: 'head',
      text: 'SELECT position FROM libro.head',
    });
    return Number(rows[0]?.position ?? 0);
  }

  async has(position: number): Promise<boolean> {
    const text = 'SELECT 1 FROM libro.events WHERE position = $1';
    const { rowCount } = await this.pool.query({ name: 'has', text, values: [position] });
    return rowCount === 1;
  }

  async page(after: number, end: number): Promise<readonly StoredEvent[]> {
    const last = Math.min(after + PAGE_EVENTS, end);
    const large = await this.pool.query({
      name: 'large',
      text: `SELECT 1 FROM libro.events WHERE position > $1 AND position <= $2
             AND octet_length(data) > ${LARGE_BODY_BYTES} LIMIT 1`,
      values: [after, last],
    });
    const most = large.rowCount === 0 ? PAGE_EVENTS : PAGE_EVENTS_IF_LARGE;
    const { rows } = await this.pool.query<EventRow>(
      asRows(
        'page',
        `SELECT ${EVENT_COLUMNS} FROM libro.events WHERE position > $1 AND position <= $2
         ORDER BY position LIMIT $3`,
        [after, end, most],
      ),
    );
    return rows.map(eventIn);
  }

  async before(firsts: readonly StoredEvent[]): Promise<FindRevision> {
    if (firsts.length === 0) return () => undefined;
    const { rows } = await this.pool.query<[stream: string, revision: string, position: string]>(
      asRows(
        'before',
        `SELECT stream, revision, position FROM libro.events
         JOIN unnest($1::text[], $2::bigint[]) AS asked (stream, revision)
         USING (stream, revision)`,
        [firsts.map(({ stream }) => stream), firsts.map(({ revision }) => revision - 1)],
      ),
    );
    const found = new Map(rows.map(([stream, revision, at]) => [`${revision} ${stream}`, at]));
    return (stream, revision) => {
      const position = found.get(`${revision} ${stream}`);
      return position === undefined ? undefined : Number(position);
    };
  }

  /** @throws LogBroken as `checkedStream` */
  async stream(stream: string, range: ReadRange): Promise<readonly StoredEvent[]> {
    const { from = 0, to = Number.MAX_SAFE_INTEGER } = range;
    const { rows } = await this.pool.query<EventRow>(
      asRows(
        'stream',
        `SELECT ${EVENT_COLUMNS} FROM libro.events WHERE stream = $1
         AND revision BETWEEN $2 AND $3 ORDER BY revision`,
        [stream, from, to],
      ),
    );
    return checkedStream(rows.map(eventIn), range);
  }
}
