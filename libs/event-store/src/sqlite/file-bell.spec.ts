import { setImmediate as nextTick } from 'node:timers/promises';
import { AppendSource } from '../../../../test/support/appends';
import { tempFolder, type TempFolder } from '../../../../test/support/temp-folder';
import { openSqliteEventStore } from './open';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => {
  folder.remove();
});

describe('a follower on a connection of its own', () => {
  it('hears an append of another one of this process, long before it looks for any', async () => {
    const file = folder.file('ledger.db');
    const writer = await openSqliteEventStore(file);
    const reader = await openSqliteEventStore(file, { pollMs: 3_600_000 });
    const follower = reader.follow({ after: 0, live: true })[Symbol.asyncIterator]();
    const first = follower.next();
    for (let turn = 0; turn < 100; turn += 1) await nextTick();
    const { position } = await writer.append('plan-1', 'none', new AppendSource().sized(1));
    expect(await first).toMatchObject({ done: false, value: [{ position }] });
    await writer.close();
    await reader.close();
  });
});
