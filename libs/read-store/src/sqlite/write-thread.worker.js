// @ts-check
'use strict';

// Plain JavaScript: a thread loads its file by itself, past what compiles the tests' TypeScript.
const Database = require('better-sqlite3');
const { parentPort, workerData } = require('node:worker_threads');

/** @type {import('better-sqlite3').Database | undefined} */
let db;
/** @type {Map<string, import('better-sqlite3').Statement<[readonly unknown[]]>>} */
const statements = new Map();

function opened() {
  const opening = new Database(workerData.file, { timeout: workerData.busyTimeoutMs });
  opening.pragma('synchronous = NORMAL');
  return opening;
}

/**
 * @param {readonly import('./row-statements').Write[]} writes
 * @returns {boolean} whether all that must change something did
 */
function run(writes) {
  db ??= opened();
  for (const { sql, rows, mustChange } of writes) {
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    for (const cells of rows) {
      const { changes } = statement.run(cells);
      if (mustChange && changes === 0) return false;
    }
  }
  return true;
}

function takeBack() {
  if (db?.inTransaction) db.exec('ROLLBACK');
}

parentPort?.on('message', (writes) => {
  try {
    const isDone = run(writes);
    if (!isDone) takeBack();
    parentPort?.postMessage({ isDone });
  } catch (error) {
    takeBack();
    const { code, message } = /** @type {Error & { code?: unknown }} */ (error);
    parentPort?.postMessage({ failure: { code, message } });
  }
});
