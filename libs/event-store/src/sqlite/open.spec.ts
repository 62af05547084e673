import { StoreUnavailable } from '@libro/event-sourcing';
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { AppendSource, logOf } from '../../../../test/support/appends';
import { tamper } from '../../../../test/support/tamper';
import { tempFolder, type TempFolder } from '../../../../test/support/temp-folder';
import { UnusableDatabase } from '../unusable';
import { openSqliteEventStore } from './open';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => {
  folder.remove();
});

async function makeLedger(file: string): Promise<void> {
  const store = await openSqliteEventStore(file);
  await store.append('plan-1', 'none', new AppendSource().sized(200));
  await store.close();
}

function rawDatabase(file: string, ...statements: readonly string[]): void {
  const db = new Database(file);
  for (const statement of statements) db.exec(statement);
  db.close();
}

/** Every file of the folder with the digest of its bytes. */
function contents(): readonly (readonly [string, string])[] {
  return readdirSync(folder.path)
    .sort()
    .map((name) => {
      return [
        name,
        createHash('sha256')
          .update(readFileSync(folder.file(name)))
          .digest('hex'),
      ];
    });
}

const refusal = (file: string): Promise<unknown> =>
  openSqliteEventStore(file, { busyDeadlineMs: 200 }).then(
    () => 'opened',
    (error: unknown) => error,
  );

const UNUSABLE: readonly (readonly [string, string, (file: string) => void | Promise<void>])[] = [
  ['a short text', 'no-database', (file) => writeFileSync(file, 'no ledger\n')],
  ['a long text', 'no-database', (file) => writeFileSync(file, 'a,b,c\n'.repeat(10_000))],
  ['zero bytes', 'no-database', (file) => writeFileSync(file, Buffer.alloc(8192))],
  ['another program’s database', 'foreign', (file) => rawDatabase(file, 'CREATE TABLE t (a)')],
  [
    'another program’s database in WAL mode',
    'foreign',
    (file) => rawDatabase(file, 'PRAGMA journal_mode = WAL', 'CREATE TABLE t (a)'),
  ],
  [
    'another program’s empty database',
    'foreign',
    (file) => rawDatabase(file, 'PRAGMA application_id = 7; CREATE TABLE t (a); DROP TABLE t'),
  ],
  [
    'a ledger of another schema version',
    'other-version',
    async (file) => {
      await makeLedger(file);
      rawDatabase(file, 'PRAGMA user_version = 2');
    },
  ],
  [
    'a ledger without one of its indexes',
    'damaged',
    async (file) => {
      await makeLedger(file);
      tamper(file, 'DROP INDEX events_command');
    },
  ],
  [
    'a ledger with a table too many',
    'damaged',
    async (file) => {
      await makeLedger(file);
      rawDatabase(file, 'CREATE TABLE notes (a)');
    },
  ],
  [
    'a ledger that was cut off',
    'damaged',
    async (file) => {
      await makeLedger(file);
      truncateSync(file, 8192);
    },
  ],
];

describe('a file that is no ledger', () => {
  it.each(UNUSABLE)('%s gives one error that names it, and stays as it is', async (...row) => {
    const [, fault, make] = row;
    const file = folder.file('ledger.db');
    await make(file);
    const before = contents();
    const error = await refusal(file);
    expect(error).toBeInstanceOf(UnusableDatabase);
    expect(error).toMatchObject({ file, fault, name: 'StoreUnavailable' });
    expect(String(error)).toContain(file);
    expect(contents()).toStrictEqual(before);
  });

  it('keeps what another program left in its WAL', async () => {
    const file = folder.file('foreign.db');
    const db = new Database(folder.file('live.db'));
    db.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a)');
    copyFileSync(folder.file('live.db'), file);
    copyFileSync(folder.file('live.db-wal'), `${file}-wal`);
    db.close();
    const before = [readFileSync(file), readFileSync(`${file}-wal`)];
    expect(await refusal(file)).toMatchObject({ file, fault: 'foreign' });
    expect([readFileSync(file), readFileSync(`${file}-wal`)]).toStrictEqual(before);
  });

  it.each([
    ['a folder', () => mkdirSync(folder.file('ledger.db')), 'ledger.db'],
    ['a file in a folder that does not exist', () => undefined, 'nowhere/ledger.db'],
  ])('%s cannot be opened, and nothing is made', async (_, make, name) => {
    make();
    const before = readdirSync(folder.path);
    const error = await refusal(folder.file(name));
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(String(error)).toContain(folder.file(name));
    expect(readdirSync(folder.path)).toStrictEqual(before);
  });
});

describe('a new ledger', () => {
  it('is made where there is no file, or an empty one', async () => {
    writeFileSync(folder.file('empty.db'), '');
    for (const name of ['none.db', 'empty.db']) {
      await makeLedger(folder.file(name));
      const store = await openSqliteEventStore(folder.file(name));
      expect(await logOf(store)).toHaveLength(200);
      await store.close();
    }
  });

  it('is made once by many who open it at the same moment', async () => {
    const file = folder.file('ledger.db');
    const stores = await Promise.all(Array.from({ length: 8 }, () => openSqliteEventStore(file)));
    const appends = new AppendSource();
    await Promise.all(
      stores.map((store, i) => store.append(`plan-${i}`, 'none', appends.sized(1))),
    );
    for (const store of stores) expect(await logOf(store)).toHaveLength(8);
    await Promise.all(stores.map((store) => store.close()));
    expect(readdirSync(folder.path)).toStrictEqual(['ledger.db']);
  });

  it('cannot be changed but by appending', async () => {
    const file = folder.file('ledger.db');
    await makeLedger(file);
    const db = new Database(file);
    const change = (sql: string) => () => db.exec(sql);
    expect(change(`UPDATE events SET data = '{}' WHERE position = 3`)).toThrow('only grows');
    expect(change('DELETE FROM events')).toThrow('only grows');
    expect(change(`UPDATE streams SET name = 'x'`)).toThrow('only grows');
    expect(change('DELETE FROM streams')).toThrow('only grows');
    db.close();
  });
});
