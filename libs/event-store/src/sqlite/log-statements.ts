import type Database from 'better-sqlite3';

/** A stream as an append finds it. */
interface StreamRow {
  readonly id: number;
  /** Revision of its last event. */
  readonly head: number | null;
  /** Revision of the first event that the append's command made, if it took effect before. */
  readonly earlier: number | null;
}
interface FirstEvent {
  readonly position: number;
  readonly size: number;
}
export interface Content {
  readonly type: string;
  readonly version: number;
  readonly data: string;
}
/** The columns of an event after its stream. */
export type EventValues = [number, Uint8Array, string, number, string, string, string | null];

/** All that the writer asks of the database, prepared once. */
export function logStatements(db: Database.Database) {
  return {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),
    savepoint: db.prepare('SAVEPOINT one'),
    rollbackTo: db.prepare('ROLLBACK TO one'),
    release: db.prepare('RELEASE one'),
    stream: db.prepare<[string, string], StreamRow>(
      `SELECT id, (SELECT max(revision) FROM events WHERE stream = streams.id) AS head,
       (SELECT revision FROM events WHERE stream = streams.id AND command = ?) AS earlier
       FROM streams WHERE name = ?`,
    ),
    event: db.prepare<[number, number], FirstEvent>(
      `SELECT position, json_extract(metadata, '$.size') AS size FROM events
       WHERE stream = ? AND revision = ?`,
    ),
    endsAppend: db
      .prepare<[number], number | null>(
        `SELECT CASE WHEN json_valid(metadata)
         THEN json_extract(metadata, '$.index') + 1 = json_extract(metadata, '$.size') END
         FROM events WHERE position = ?`,
      )
      .pluck(),
    content: db.prepare<[number, number, number], Content>(
      `SELECT type, version, data FROM events WHERE stream = ? AND revision BETWEEN ? AND ?
       ORDER BY revision`,
    ),
    ...inserts(db),
  };
}

function inserts(db: Database.Database) {
  return {
    addStream: db.prepare<[string]>('INSERT INTO streams (name) VALUES (?)'),
    insertAtOnce: db.prepare<[string, number, number, ...EventValues]>(
      `INSERT OR IGNORE INTO events (stream, revision, id, type, version, data, metadata, command)
       VALUES (
         (SELECT id FROM streams WHERE name = ?
          AND (SELECT max(revision) FROM events WHERE stream = streams.id) = ?
          AND (SELECT max(position) FROM events) = ?),
         ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insert: db.prepare<[number, ...EventValues]>(
      `INSERT INTO events (stream, revision, id, type, version, data, metadata, command)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
}
