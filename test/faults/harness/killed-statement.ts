import Database from 'better-sqlite3';
import { isMainThread } from 'node:worker_threads';
import type { KillPoint } from './kill-point';

/**
 * Loaded before a program, also in each of its threads: ends the process by SIGKILL where the
 * environment says, at a statement that the program runs. Nothing of the program knows of it.
 */
const { sql, side, nth, inThread } = JSON.parse(process.env['KILL_POINT'] ?? '{}') as KillPoint;

const statements = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as {
  run: (this: Database.Statement, ...values: unknown[]) => Database.RunResult;
};
const { run } = statements;
let times = 0;

function isHere(statement: Database.Statement): boolean {
  if (inThread === isMainThread || !statement.source.trimStart().startsWith(sql)) return false;
  times += 1;
  return times === nth;
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

statements.run = function (...values) {
  const isLast = isHere(this);
  if (isLast && side === 'before') die();
  const result = run.apply(this, values);
  if (isLast) die();
  return result;
};
