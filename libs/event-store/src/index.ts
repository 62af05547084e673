export { openEventStoreDb } from './eventstoredb/open';
export { hasLog, openEventStore } from './open';
export type { CheckedEventStore, LogPlace } from './open';
export { UnfitRole } from './postgres/errors';
export { openPostgresEventStore, preparePostgresLog } from './postgres/open';
export { BackupRefused } from './sqlite/errors';
export { openSqliteEventStore } from './sqlite/open';
export type { SqliteEventStore } from './sqlite/sqlite-event-store';
export { UnusableDatabase } from './unusable';
