import { StoreUnavailable } from '@libro/event-sourcing';
import Database from 'better-sqlite3';
import { tempFolder, type TempFolder } from '../../../../test/support/temp-folder';
import { assertDurable, openLedger } from './open';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => {
  folder.remove();
});

describe('durability', () => {
  it.each([
    ['journal_mode = DELETE', 'synchronous = FULL', false],
    ['journal_mode = WAL', 'synchronous = OFF', false],
    ['journal_mode = WAL', 'synchronous = NORMAL', false],
    ['journal_mode = WAL', 'synchronous = FULL', true],
  ])('with %s and %s: promised is %p', (journal, synchronous, promised) => {
    const db = new Database(folder.file('any.db'));
    db.pragma(journal);
    db.pragma(synchronous);
    const assertion = expect(() => assertDurable(db));
    if (promised) assertion.not.toThrow();
    else assertion.toThrow(StoreUnavailable);
    db.close();
  });

  it('is what a ledger is opened with', () => {
    const db = openLedger(folder.file('ledger.db'));
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    db.close();
  });
});
