import { LogBroken } from '@libro/event-sourcing';
import type { AppendResult, ExpectedRevision, WrittenEvent } from '@libro/event-sourcing';
import type { PoolClient, QueryResult } from 'pg';
import { asRows, EVENT_COLUMNS, eventIn } from './rows';
import type { EventRow, PreparedAppend } from './rows';

/** A stream as an append finds it. */
export interface StreamRow {
  readonly head: ExpectedRevision;
  /** Revision of the first event that the append's command made, if it took effect before. */
  readonly earlier: number | null;
}

/** An event with its place in the log. */
export interface Written extends WrittenEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  /** On the first event of an append only. */
  readonly command: string | null;
}

/**
 * Begins the transaction of a group: whoever holds the head's lock is alone in appending, so that
 * positions have no gaps and appear in their order. @returns the last position
 */
export async function lockHead(client: PoolClient): Promise<number> {
  const begun = (await client.query(
    'BEGIN ISOLATION LEVEL READ COMMITTED; SELECT position FROM libro.head FOR UPDATE',
  )) as unknown as readonly [QueryResult, QueryResult<{ position: string }>];
  const [row] = begun[1].rows;
  if (row === undefined) throw new LogBroken(0, 'the log has no head');
  return Number(row.position);
}

/** What each append of a group finds, asked in one go. */
export async function streamsAsked(
  client: PoolClient,
  group: readonly PreparedAppend[],
): Promise<ReadonlyMap<PreparedAppend, StreamRow>> {
  const { rows } = await client.query<[head: string | null, earlier: string | null]>(
    asRows(
      'streams',
      `SELECT
         (SELECT max(revision) FROM libro.events WHERE stream = asked.stream),
         (SELECT revision FROM libro.events
          WHERE stream = asked.stream AND command = asked.command)
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (stream, command, nth)
       ORDER BY nth`,
      [group.map(({ stream }) => stream), group.map(({ commandId }) => commandId)],
    ),
  );
  return new Map(
    group.map((append, i) => {
      const [head = null, earlier = null] = rows[i] ?? [];
      const found: StreamRow = {
        head: head === null ? 'none' : Number(head),
        earlier: earlier === null ? null : Number(earlier),
      };
      return [append, found];
    }),
  );
}

/** The append whose first event has a revision, and what it was answered with. */
export async function earlierAppend(client: PoolClient, stream: string, revision: number) {
  const events = async (to: number) => {
    const { rows } = await client.query<EventRow>(
      asRows(
        'earlier',
        `SELECT ${EVENT_COLUMNS} FROM libro.events WHERE stream = $1
         AND revision BETWEEN $2 AND $3 ORDER BY revision`,
        [stream, revision, to],
      ),
    );
    return rows.map(eventIn);
  };
  const [first] = await events(revision);
  const last = revision + (first?.metadata.size ?? 0) - 1;
  const result: Omit<AppendResult, 'repeated'> = {
    revision: last,
    position: (first?.position ?? 0) + last - revision,
  };
  return { events: await events(last), result };
}

/** The log's last event, as far as a cut would show in it. */
export async function lastEvent(client: PoolClient) {
  const { rows } = await client.query<EventRow>(
    asRows('last', `SELECT ${EVENT_COLUMNS} FROM libro.events ORDER BY position DESC LIMIT 1`, []),
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { position, metadata } = eventIn(row);
  return { position, endsAppend: metadata.index + 1 === metadata.size };
}

export async function insertEvents(client: PoolClient, events: readonly Written[]): Promise<void> {
  const column = <K extends keyof Written>(name: K) => events.map((event) => event[name]);
  await client.query({
    name: 'insert',
    text: `WITH added AS (
       INSERT INTO libro.events
         (position, stream, revision, id, type, version, data, metadata, command)
       SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::uuid[], $5::text[],
         $6::int[], $7::text[], $8::text[], $9::text[])
     ) UPDATE libro.head SET position = $10`,
    values: [
      column('position'),
      column('stream'),
      column('revision'),
      column('id'),
      column('type'),
      column('version'),
      column('data'),
      column('metadata'),
      column('command'),
      events.at(-1)?.position,
    ],
  });
}
