export { BackupRefused, UnusableDatabase } from './sqlite/errors';
export { openSqliteEventStore } from './sqlite/open';
export type { LogProblem, LogReport } from './sqlite/problems';
export type { SqliteEventStore } from './sqlite/sqlite-event-store';
