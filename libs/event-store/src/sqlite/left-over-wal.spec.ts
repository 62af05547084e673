import Database from 'better-sqlite3';
import { closeSync, copyFileSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { AppendSource, logOf } from '../../../../test/support/appends';
import { tamper } from '../../../../test/support/tamper';
import { tempFolder, type TempFolder } from '../../../../test/support/temp-folder';
import { UnusableDatabase } from '../unusable';
import { openSqliteEventStore } from './open';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

const EARLIER = 200;
const LATER = 400;

/**
 * A ledger as a killed process leaves it, in `cut.db` with its WAL, of which a part had been taken
 * into the file; and as a copy had it before, in `earlier.db`.
 */
async function cutLedger(): Promise<void> {
  const file = folder.file('live.db');
  const store = await openSqliteEventStore(file);
  const appends = new AppendSource();
  const fill = async (from: number, to: number): Promise<void> => {
    const plans = Array.from({ length: to - from }, (_, i) => `plan-${from + i}`);
    await Promise.all(plans.map((plan) => store.append(plan, 'none', appends.sized(5))));
  };
  const takeIn = (): void => {
    const db = new Database(file);
    db.pragma('wal_checkpoint(RESTART)');
    db.close();
  };
  await fill(0, EARLIER);
  takeIn();
  copyFileSync(file, folder.file('earlier.db'));
  await fill(EARLIER, LATER);
  takeIn();
  await fill(LATER, LATER + 5);
  for (const side of ['', '-wal', '-shm'])
    copyFileSync(`${file}${side}`, folder.file(`cut.db${side}`));
  await store.close();
}

const opened = (file: string): Promise<unknown> =>
  openSqliteEventStore(file).then(
    async (store) => {
      const log = await logOf(store);
      await store.close();
      return log.length;
    },
    (error: unknown) => error,
  );

it('of the same file is taken in: what was acknowledged before a kill is there', async () => {
  await cutLedger();
  expect(await opened(folder.file('cut.db'))).toBe(5 * (LATER + 5));
});

it.each([{ sides: ['-wal', '-shm'] }, { sides: ['-wal'] }])(
  'beside a file that was put back from an earlier copy is refused, and both stay: $sides',
  async ({ sides }) => {
    await cutLedger();
    const file = folder.file('restored.db');
    copyFileSync(folder.file('earlier.db'), file);
    for (const side of sides) copyFileSync(folder.file(`cut.db${side}`), `${file}${side}`);
    const before = [readFileSync(file), readFileSync(`${file}-wal`)];
    const error = await opened(file);
    expect(error).toBeInstanceOf(UnusableDatabase);
    expect(error).toMatchObject({ file, fault: 'damaged' });
    expect(String(error)).toContain('move its -wal and -shm away');
    expect([readFileSync(file), readFileSync(`${file}-wal`)]).toStrictEqual(before);
  },
);

it('beside a file of which an index lacks rows, as older pages make it, is refused', async () => {
  const file = folder.file('ledger.db');
  const store = await openSqliteEventStore(file);
  await store.append('plan-1', 'none', new AppendSource().sized(9));
  await store.close();
  tamper(
    file,
    'DROP INDEX events_id',
    'CREATE UNIQUE INDEX events_id ON events (id) WHERE position <> 7',
    'PRAGMA writable_schema = ON',
    `UPDATE sqlite_schema SET sql = replace(sql, ' WHERE position <> 7', '')
     WHERE name = 'events_id'`,
  );
  const db = new Database(file);
  db.exec(`PRAGMA journal_mode = WAL; INSERT INTO streams (name) VALUES ('plan-2')`);
  for (const side of ['', '-wal']) copyFileSync(`${file}${side}`, folder.file(`cut.db${side}`));
  db.close();
  const error = await opened(folder.file('cut.db'));
  expect(error).toBeInstanceOf(UnusableDatabase);
  expect(String(error)).toContain('wrong # of entries in index events_id');
});

it('that another process is using is not looked through: opening stays quick', async () => {
  await cutLedger();
  const file = folder.file('cut.db');
  const other = await openSqliteEventStore(file);
  await other.append('p-new', 'none', new AppendSource(90_000).sized(1));
  const handle = openSync(file, 'r+');
  writeSync(
    handle,
    Buffer.alloc(2_000, 0xee),
    0,
    2_000,
    Math.floor(statSync(file).size / 8192) * 4096,
  );
  closeSync(handle);
  const second = await openSqliteEventStore(file);
  expect((await second.verify()).problems[0]).toMatchObject({ code: 'database-damaged' });
  await Promise.all([second.close(), other.close()]);
});
