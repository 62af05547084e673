export { BackupRefused, UnusableDatabase } from './sqlite/errors';
export { openSqliteEventStore } from './sqlite/open';
export type { SqliteEventStore } from './sqlite/sqlite-event-store';
