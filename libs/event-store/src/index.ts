export { copyLog, OtherLog } from './copy';
export {
  hasLog,
  openEventStore,
  openEventStoreDb,
  openPostgresEventStore,
  preparePostgresLog,
} from './open';
export type { CheckedEventStore, LogPlace } from './open';
export { UnfitRole } from './postgres/errors';
export { BackupRefused } from './sqlite/errors';
export { openSqliteEventStore } from './sqlite/open';
export type { SqliteEventStore } from './sqlite/sqlite-event-store';
export { UnusableDatabase } from './unusable';
