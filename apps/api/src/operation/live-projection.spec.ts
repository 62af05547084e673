import { setImmediate as nextTick } from 'node:timers/promises';
import type { FollowOptions, StoredEvent } from '@libro/event-sourcing';
import { PLANS_READ_MODEL } from '@libro/plans';
import { openReadStore } from '@libro/read-store';
import { MemoryStore } from '../../../../test/support/memory-store';
import { tempFolder } from '../../../../test/support/temp-folder';
import { LiveProjection } from './live-projection';

/** A log that cannot be read, or whose reader can be cut off at its end. */
class FailingStore extends MemoryStore {
  isReadable = false;
  isCut = false;

  override async *follow(options: FollowOptions): AsyncIterable<readonly StoredEvent[]> {
    if (!this.isReadable) throw new Error('unreadable');
    yield* super.follow(options);
    while (options.live && options.signal?.aborted !== true) {
      await nextTick();
      if (!this.isCut) continue;
      this.isCut = false;
      throw new Error('cut off');
    }
  }
}

describe('views that follow the log', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'performance', 'Date'] });
  });
  afterEach(() => jest.useRealTimers());

  it('are tried again soon after a trouble, however long an earlier one was', async () => {
    const folder = tempFolder();
    const reads = await openReadStore(folder.file('views.db'), PLANS_READ_MODEL);
    const store = new FailingStore();
    const told: (string | null)[] = [];
    const close = () => Promise.resolve();
    const live = new LiveProjection({ store, reads, close }, (trouble) => {
      told.push(trouble === null ? null : trouble.message);
    });
    const toldOf = async (count: number) => {
      while (told.length < count) await nextTick();
    };
    live.start();
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await toldOf(attempt);
      await jest.advanceTimersByTimeAsync(5_000);
    }
    store.isReadable = true;
    await jest.advanceTimersByTimeAsync(5_000);
    const caughtUp = told.indexOf(null);
    await toldOf(caughtUp + 1);
    for (const nth of [1, 2, 3]) {
      store.isCut = true;
      await toldOf(caughtUp + 2 * nth);
      await jest.advanceTimersByTimeAsync(100);
      await toldOf(caughtUp + 2 * nth + 1);
    }
    // What fails while it stops is told, too.
    store.isCut = true;
    await live.stop();
    expect(told.slice(0, caughtUp)).toStrictEqual(Array(caughtUp).fill('unreadable'));
    const cutOff = ['cut off', null];
    expect(told.slice(caughtUp)).toStrictEqual([null, ...cutOff, ...cutOff, ...cutOff, 'cut off']);
    await reads.close();
    folder.remove();
  });
});
