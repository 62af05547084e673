import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { putHotJournal } from '../../../test/support/hot-journal';
import { TALLY_MODEL } from '../../../test/support/tally-model';
import { tempFolder } from '../../../test/support/temp-folder';
import type { TempFolder } from '../../../test/support/temp-folder';
import { InvalidAsOf, ReadStoreUnavailable, UnusableReadStore } from './errors';
import { openReadStore } from './open';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

describe('a file that is no read model', () => {
  it('of another program is named and left as it is', async () => {
    const file = folder.file('theirs.db');
    const theirs = new Database(file);
    theirs.exec('CREATE TABLE theirs (id INTEGER)');
    theirs.close();
    const before = readFileSync(file);
    await expect(openReadStore(file, TALLY_MODEL)).rejects.toThrow(UnusableReadStore);
    await expect(openReadStore(file, TALLY_MODEL)).rejects.toThrow(/theirs\.db.*libro rebuild/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('that is no database at all is named', async () => {
    const file = folder.file('text.db');
    writeFileSync(file, 'no es una base de datos, '.repeat(100));
    await expect(openReadStore(file, TALLY_MODEL)).rejects.toThrow(UnusableReadStore);
  });

  it('in a folder that is not there is named', async () => {
    const file = folder.file('nowhere/rows.db');
    await expect(openReadStore(file, TALLY_MODEL)).rejects.toThrow(ReadStoreUnavailable);
  });

  it('of no bytes becomes one', async () => {
    const file = folder.file('empty.db');
    writeFileSync(file, '');
    const opened = await openReadStore(file, TALLY_MODEL);
    await opened.close();
    await (await openReadStore(file, TALLY_MODEL)).close();
  });

  it.each(['', '-wal'])('whose making was cut becomes one (%j)', async (cutIn) => {
    const file = folder.file('cut.db');
    const db = new Database(file);
    db.pragma('page_size = 16384');
    db.pragma(`application_id = 1281512045`);
    if (cutIn === '-wal') db.pragma('journal_mode = WAL');
    db.close();
    putHotJournal(file, 16_384);
    if (cutIn === '-wal') writeFileSync(`${file}-wal`, Buffer.alloc(32));
    await (await openReadStore(file, TALLY_MODEL)).close();
    await (await openReadStore(file, TALLY_MODEL)).close();
  });
});

/** As a full disk does it: SQLite itself ends the transaction that a statement failed in. */
class CutMigration1900000000000 implements MigrationInterface {
  readonly name = 'CutMigration1900000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ROLLBACK');
    throw new Error('the disk is full');
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

it('a migration that SQLite itself rolled back is told by its cause', async () => {
  const migrations = [...TALLY_MODEL.migrations, CutMigration1900000000000];
  const opening = openReadStore(folder.file('rows.db'), { ...TALLY_MODEL, migrations });
  await expect(opening).rejects.toThrow('the disk is full');
  await (await openReadStore(folder.file('rows.db'), TALLY_MODEL)).close();
});

/** Of the shape of RFC 3339, and no time: out of its years, or of no calendar and no clock. */
const NO_TIMES = [
  ...['9999-12-31T23:59:59-01:00', '0000-01-01T00:00:00+00:01'],
  ...['2030-02-31T10:00:00Z', '2021-02-29T00:00:00Z', '2021-04-31T00:00:00-06:00'],
  ...['2021-04-00T00:00:00Z', '2021-04-30T24:00:00Z', '2021-04-30T10:60:00Z'],
  ...['2021-04-30T10:00:00+24:00', '2021-04-30T10:00:00-06:60', '2021-04-30T10:00:00+99:99'],
];

describe('as of', () => {
  async function withAppends(...appends: readonly (readonly [number, string])[]) {
    const opened = await openReadStore(folder.file('rows.db'), TALLY_MODEL);
    const beside = new Database(folder.file('rows.db'));
    const insert = beside.prepare('INSERT INTO log_append VALUES (?, ?)');
    for (const each of appends) insert.run(...each);
    beside.close();
    return opened;
  }

  it('a time is the last position up to which nothing was recorded later', async () => {
    const opened = await withAppends(
      [2, '2021-04-01T00:00:00.000Z'],
      [5, '2021-06-01T00:00:00.000Z'],
      [6, '2021-06-01T00:00:00.000Z'],
    );
    expect(await opened.asOf('2021-03-31T23:59:59Z')).toBe(0);
    expect(await opened.asOf('2021-04-01T00:00:00Z')).toBe(2);
    expect(await opened.asOf('2021-05-31T17:00:00-07:00')).toBe(6);
    expect(await opened.asOf('2022-01-01T00:00:00Z')).toBe(6);
    expect(await opened.asOf('2024-02-29T23:59:59.9999999-23:59')).toBe(6);
    expect(await opened.asOf('9999-12-31t23:59:59z')).toBe(6);
    expect(await opened.asOf('0000-01-01T00:00:00Z')).toBe(0);
    await opened.close();
  });

  it('a position is the end of the last append up to it', async () => {
    const opened = await withAppends(
      [2, '2021-04-01T00:00:00.000Z'],
      [5, '2021-06-01T00:00:00.000Z'],
    );
    const asked = [0, 1, 2, 4, 5, '5', 9];
    const answers = await Promise.all(asked.map((each) => opened.asOf(each)));
    expect(answers).toStrictEqual([0, 0, 2, 2, 5, 5, 5]);
    expect(await opened.asOf()).toBe(5);
    await opened.close();
  });

  it.each(['ayer', '2021-13-01T00:00:00Z', '2021-04-01', '-1', '1.5', '', ' ', ...NO_TIMES])(
    '«%s» is refused',
    async (asOf) => {
      const opened = await withAppends();
      await expect(opened.asOf(asOf)).rejects.toThrow(InvalidAsOf);
      await opened.close();
    },
  );
});
