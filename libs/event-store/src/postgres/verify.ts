import type { Pool } from 'pg';
import type { LogProblem, LogReport } from '../log/problems';
import { askedBefore, verify as verifyLog } from '../log/verify';
import type { StoredRecord } from '../log/verify';
import type { LogReader } from './reader';
import { asRows, EVENT_COLUMNS, eventIn } from './rows';
import type { EventRow } from './rows';

/** Records that are in memory at once: each may have a million bytes. */
const PAGE = 200;
/** More of one kind than this says nothing more. */
const LIMIT = 1_000;

/**
 * Checks every promise of the log up to its end as found.
 * @throws what the driver throws
 */
export function verify(pool: Pool, reader: LogReader): Promise<LogReport> {
  return verifyLog(
    {
      positions: 'gap-free',
      damage: () => duplicates(pool),
      head: () => reader.head(),
      page: (after, end) => records(pool, after, end),
      before: askedBefore((firsts) => reader.before(firsts)),
    },
    (error): error is Error => isDamage(error),
  );
}

/** What the indexes should have kept out: they are not trusted here. */
async function duplicates(pool: Pool): Promise<readonly LogProblem[]> {
  const problems: LogProblem[] = [];
  for (const { code, detail, sql } of QUESTIONS) {
    const { rows } = await pool.query<{ position: string }>(`${sql} LIMIT ${LIMIT}`);
    problems.push(...rows.map(({ position }) => ({ code, position: Number(position), detail })));
  }
  return problems;
}

const QUESTIONS = [
  {
    code: 'duplicate-event-id',
    detail: 'its id stands in the log twice',
    sql: `SELECT max(position) AS position FROM libro.events GROUP BY id HAVING count(*) > 1`,
  },
  {
    code: 'duplicate-command-id',
    detail: 'its commandId stands in the stream twice',
    sql: `SELECT max(position) AS position FROM libro.events WHERE command IS NOT NULL
      GROUP BY stream, command HAVING count(*) > 1`,
  },
] as const;

async function records(pool: Pool, after: number, end: number): Promise<readonly StoredRecord[]> {
  const { rows } = await pool.query<[...EventRow, command: string | null]>(
    asRows(
      'records',
      `SELECT ${EVENT_COLUMNS}, command FROM libro.events
       WHERE position > $1 AND position <= $2 ORDER BY position LIMIT ${PAGE}`,
      [after, end],
    ),
  );
  return rows.map((row) => {
    const [position, , , , , , , metadata, command] = row;
    const read = () => eventIn(row.slice(0, 8) as unknown as EventRow);
    return { position: Number(position), metadata, command, read };
  });
}

/** The server says of itself that its data is damaged (SQLSTATE class XX). */
function isDamage(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^XX/.test(String(error.code));
}
