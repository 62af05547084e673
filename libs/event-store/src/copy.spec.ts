import { StoreUnavailable } from '@libro/event-sourcing';
import type { EventStore } from '@libro/event-sourcing';
import { AppendSource, logOf } from '../../../test/support/appends';
import { tempFolder, type TempFolder } from '../../../test/support/temp-folder';
import { copyLog, OtherLog } from './copy';
import { openSqliteEventStore } from './sqlite/open';
import type { SqliteEventStore } from './sqlite/sqlite-event-store';

let folder: TempFolder;
let from: SqliteEventStore;
let to: SqliteEventStore;
let appends: AppendSource;
beforeEach(async () => {
  folder = tempFolder();
  from = await openSqliteEventStore(folder.file('from.db'));
  to = await openSqliteEventStore(folder.file('to.db'));
  appends = new AppendSource();
  for (const [i, size] of [2, 1, 3, 1, 4].entries()) {
    await from.append(`plan-${i % 2}`, i < 2 ? 'none' : await lastOf(i % 2), appends.sized(size));
  }
});
afterEach(async () => {
  await from.close();
  await to.close();
  folder.remove();
});

async function lastOf(plan: number): Promise<number> {
  return (await from.read(`plan-${plan}`)).length - 1;
}

/** A target that takes so many appends and then fails. */
function failingAfter(count: number): EventStore {
  let left = count;
  return {
    append: (...asked) => {
      left -= 1;
      if (left < 0) return Promise.reject(new StoreUnavailable('gone'));
      return to.append(...asked);
    },
    read: (...asked) => to.read(...asked),
    follow: (options) => to.follow(options),
    close: () => to.close(),
  };
}

describe('a copy of a log', () => {
  it('is the same log, position by position, and says up to where it came', async () => {
    const reached: number[] = [];
    const copied = await copyLog(from, to, (position) => reached.push(position));
    expect(copied.events).toBe(11);
    expect(copied.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await logOf(to)).toStrictEqual(await logOf(from));
    expect(reached).toStrictEqual([2, 3, 6, 7, 11]);
  });

  it('of an empty log is an empty one', async () => {
    const empty = await openSqliteEventStore(folder.file('empty.db'));
    expect((await copyLog(empty, to)).events).toBe(0);
    await empty.close();
  });

  it.each([0, 1, 3, 4])('that was cut off after %i appends is completed', async (count) => {
    await expect(copyLog(from, failingAfter(count))).rejects.toThrow('gone');
    const begun = await logOf(to);
    expect(begun).toStrictEqual((await logOf(from)).slice(0, begun.length));
    const copied = await copyLog(from, to);
    expect(await logOf(to)).toStrictEqual(await logOf(from));
    expect(await copyLog(from, to)).toStrictEqual(copied);
  });

  it('gets what came to the log since', async () => {
    await copyLog(from, to);
    await from.append('plan-9', 'none', appends.sized(2));
    expect((await copyLog(from, to)).events).toBe(13);
    expect(await logOf(to)).toStrictEqual(await logOf(from));
  });
});

describe('a target that holds another log', () => {
  it('is left as it is where its beginning differs', async () => {
    await to.append('plan-0', 'none', new AppendSource(5_000).sized(2));
    const before = await logOf(to);
    await expect(copyLog(from, to)).rejects.toThrow(OtherLog);
    expect(await logOf(to)).toStrictEqual(before);
  });

  it('is left as it is where it goes on beyond the source', async () => {
    await copyLog(from, to);
    await to.append('plan-9', 'none', appends.sized(1));
    const before = await logOf(to);
    const said = 'the target holds 12 events, not the 11 of the source';
    await expect(copyLog(from, to)).rejects.toThrow(said);
    expect(await logOf(to)).toStrictEqual(before);
  });
});
