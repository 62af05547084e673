import type Database from 'better-sqlite3';
import type { LogProblem } from '../log/problems';

/** More of one kind than this says nothing more. */
const LIMIT = 1_000;

/** The questions that the whole table is asked at once, each in the words of its answer. */
const QUESTIONS: readonly { code: LogProblem['code']; detail: string; sql: string }[] = [
  {
    code: 'duplicate-event-id',
    detail: 'its id stands in the log twice',
    sql: 'SELECT max(position) FROM events NOT INDEXED GROUP BY id HAVING count(*) > 1',
  },
  {
    code: 'duplicate-command-id',
    detail: 'its commandId stands in the stream twice',
    sql: `SELECT max(position) FROM events NOT INDEXED WHERE command IS NOT NULL
          GROUP BY stream, command HAVING count(*) > 1`,
  },
  {
    code: 'command-mismatch',
    detail: 'the commandId kept for look-up is not that of its metadata',
    sql: `SELECT position FROM events NOT INDEXED WHERE command IS NOT CASE
          WHEN json_valid(metadata) AND json_extract(metadata, '$.index') = 0
          THEN json_extract(metadata, '$.commandId') END`,
  },
];

/**
 * What is wrong with the database as such, and with what its indexes should have kept out: they are
 * not trusted here, because an index can be damaged too.
 * @throws SqliteError when the file cannot be read
 */
export function damageIn(db: Database.Database): LogProblem[] {
  const lines = db.prepare<[], string>('PRAGMA integrity_check').pluck().all();
  const broken = lines
    .filter((line) => line !== 'ok')
    .map((detail): LogProblem => ({ code: 'database-damaged', position: null, detail }));
  const answers = QUESTIONS.flatMap(({ code, detail, sql }) =>
    db
      .prepare<[], number>(`${sql} LIMIT ${LIMIT}`)
      .pluck()
      .all()
      .map((position): LogProblem => ({ code, position, detail })),
  );
  return [...broken, ...answers];
}
