import { StoreUnavailable } from '@libro/event-sourcing';
import { setImmediate as nextTick } from 'node:timers/promises';
import { AppendSource, logOf } from '../../../../test/support/appends';
import { holdLock } from '../../../../test/support/lock-holder';
import { tempFolder, type TempFolder } from '../../../../test/support/temp-folder';
import { openSqliteEventStore } from './open';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => {
  folder.remove();
});

describe('a ledger whose lock another process holds', () => {
  it('is waited for without freezing this process, and then written', async () => {
    const store = await openSqliteEventStore(folder.file('ledger.db'));
    const appends = new AppendSource();
    const holder = await holdLock(store.file);
    let answered = 0;
    const callers = Array.from({ length: 5 }, async (_, i) => {
      await store.append(`plan-${i}`, 'none', appends.sized(2));
      answered += 1;
    });
    for (let turn = 0; turn < 1_000; turn += 1) await nextTick();
    expect(answered).toBe(0);
    await holder.release();
    await Promise.all(callers);
    expect(await logOf(store)).toHaveLength(10);
    await store.close();
  });

  it('gives one error after the deadline, writes nothing, and serves readers', async () => {
    const store = await openSqliteEventStore(folder.file('ledger.db'), { busyDeadlineMs: 150 });
    const appends = new AppendSource();
    await store.append('plan-1', 'none', appends.sized(2));
    const holder = await holdLock(store.file);
    const late = appends.sized(1);
    const error = await store.append('plan-1', 1, late).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(String(error)).toMatch(/ledger\.db is held by another process/);
    expect(await store.read('plan-1')).toHaveLength(2);
    expect(await logOf(store)).toHaveLength(2);
    await holder.release();
    expect(await logOf(store)).toHaveLength(2);
    expect(await store.append('plan-1', 1, late)).toStrictEqual({
      revision: 2,
      position: 3,
      repeated: false,
    });
    await store.close();
  });

  it('can be opened, read and backed up', async () => {
    const file = folder.file('ledger.db');
    const first = await openSqliteEventStore(file);
    await first.append('plan-1', 'none', new AppendSource().sized(2));
    const holder = await holdLock(file);
    const store = await openSqliteEventStore(file, { busyDeadlineMs: 150 });
    expect(await store.read('plan-1')).toHaveLength(2);
    await store.backup(folder.file('copy.db'));
    await holder.release();
    await Promise.all([first.close(), store.close()]);
    const copy = await openSqliteEventStore(folder.file('copy.db'));
    expect(await logOf(copy)).toHaveLength(2);
    await copy.close();
  });

  it('answers what was appended before it is closed', async () => {
    const store = await openSqliteEventStore(folder.file('ledger.db'));
    const holder = await holdLock(store.file);
    const answer = store.append('plan-1', 'none', new AppendSource().sized(1));
    const closed = store.close();
    await holder.release();
    expect(await answer).toStrictEqual({ revision: 0, position: 1, repeated: false });
    await closed;
  });
});
