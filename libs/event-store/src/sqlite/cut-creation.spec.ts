import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { AppendSource, logOf } from '../../../../test/support/appends';
import { putHotJournal } from '../../../../test/support/hot-journal';
import { tempFolder, type TempFolder } from '../../../../test/support/temp-folder';
import { openSqliteEventStore } from './open';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

/**
 * What a power loss may leave of a ledger that was just being made: the file, set to WAL; the
 * journal of that change, whose removal was not on the medium yet; and the first of the WAL.
 */
function cutCreation(file: string): void {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.close();
  putHotJournal(file);
  writeFileSync(`${file}-wal`, Buffer.alloc(32));
}

it('a ledger whose making was cut by a power loss is made anew', async () => {
  const file = folder.file('ledger.db');
  cutCreation(file);
  const store = await openSqliteEventStore(file);
  await store.append('plan-1', 'none', new AppendSource().sized(3));
  expect(await logOf(store)).toHaveLength(3);
  expect((await store.verify()).problems).toStrictEqual([]);
  await store.close();
});
