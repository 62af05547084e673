import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { AppendSource, logOf } from '../../../../test/support/appends';
import { tempFolder, type TempFolder } from '../../../../test/support/temp-folder';
import { BackupRefused } from './errors';
import { openSqliteEventStore } from './open';
import type { SqliteEventStore } from './sqlite-event-store';

let folder: TempFolder;
let store: SqliteEventStore;
let appends: AppendSource;
beforeEach(async () => {
  folder = tempFolder();
  store = await openSqliteEventStore(folder.file('ledger.db'));
  appends = new AppendSource();
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

describe('backup', () => {
  it('is the ledger as it was, while others go on appending', async () => {
    for (let i = 0; i < 30; i += 1) {
      await store.append(`plan-${i}`, 'none', appends.of([{ pad: 'x'.repeat(400_000) }]));
    }
    const before = await logOf(store);
    const other = await openSqliteEventStore(store.file);
    const progress = { done: false };
    const copied = store.backup(folder.file('copy.db')).then(() => {
      progress.done = true;
    });
    let meanwhile = 0;
    while (!progress.done) {
      await [store, other][meanwhile % 2]?.append(`new-${meanwhile}`, 'none', appends.sized(3));
      meanwhile += 1;
    }
    await copied;
    const copy = await openSqliteEventStore(folder.file('copy.db'));
    const log = await logOf(copy);
    expect(log.slice(0, 30)).toStrictEqual(before);
    expect(log).toStrictEqual((await logOf(store)).slice(0, log.length));
    expect(await copy.verify()).toStrictEqual({
      events: log.length,
      problems: [],
      truncated: false,
    });
    expect(await logOf(store)).toHaveLength(30 + 3 * meanwhile);
    await Promise.all([copy.close(), other.close()]);
  });

  it('takes appends of its own, like the ledger it is', async () => {
    await store.append('plan-1', 'none', appends.sized(2));
    await store.backup(folder.file('copy.db'));
    const copy = await openSqliteEventStore(folder.file('copy.db'));
    expect((await copy.append('plan-1', 1, appends.sized(1))).position).toBe(3);
    expect(await logOf(store)).toHaveLength(2);
    await copy.close();
  });

  it('does not overwrite a file, nor make a folder', async () => {
    writeFileSync(folder.file('copy.db'), 'mine');
    const before = readdirSync(folder.path);
    await expect(store.backup(folder.file('copy.db'))).rejects.toThrow(BackupRefused);
    await expect(store.backup(store.file)).rejects.toThrow(BackupRefused);
    await expect(store.backup(folder.file('no/copy.db'))).rejects.toThrow(BackupRefused);
    expect(readFileSync(folder.file('copy.db'), 'utf8')).toBe('mine');
    expect(readdirSync(folder.path)).toStrictEqual(before);
  });

  it('leaves nothing half done beside it, and what others have there as it is', async () => {
    await store.append('plan-1', 'none', appends.sized(2));
    writeFileSync(folder.file('copy.db.partial'), 'mine');
    const before = readdirSync(folder.path);
    await store.backup(folder.file('copy.db'));
    expect(readdirSync(folder.path)).toStrictEqual([...before, 'copy.db'].sort());
    expect(readFileSync(folder.file('copy.db.partial'), 'utf8')).toBe('mine');
    const copy = await openSqliteEventStore(folder.file('copy.db'));
    expect(await logOf(copy)).toStrictEqual(await logOf(store));
    await copy.close();
  });
});
