import { writeFileSync } from 'node:fs';

const MAGIC = 'd9d505f920a163d7';
const SECTOR = 512;

/**
 * Puts a rollback journal beside a database, as a cut transaction leaves it that was the file's
 * first: SQLite finds that it must be played back, and that the file was empty before.
 */
export function putHotJournal(file: string, pageBytes = 4_096): void {
  const header = Buffer.alloc(SECTOR);
  header.write(MAGIC, 'hex');
  header.writeUInt32BE(SECTOR, 20);
  header.writeUInt32BE(pageBytes, 24);
  writeFileSync(`${file}-journal`, header);
}
