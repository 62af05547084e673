import { MemoryStore } from '../../../test/support/memory-store';
import { notesOf, TallyRows } from '../../../test/support/tally-rows';
import { RebuildRequired } from './errors';

let rows: TallyRows;
beforeEach(() => {
  rows = new TallyRows();
});
afterEach(() => rows.remove());

it('projects what came since, and says up to where', async () => {
  const { readStore, projector } = await rows.open();
  await rows.append('a', 2);
  expect(await projector.projectToEnd()).toBe(2);
  await rows.append('b', 1);
  await rows.append('a', 3);
  expect(await projector.projectToEnd()).toBe(6);
  expect(await projector.projectToEnd()).toBe(6);
  expect(await notesOf(readStore, 'a')).toBe(5);
  expect(await notesOf(readStore, 'a', 3)).toBe(2);
});

it('goes on in another process where the first one stopped, shared state included', async () => {
  const first = await rows.open();
  await rows.append('a', 2);
  await rows.append('b', 1);
  await first.projector.projectToEnd();
  const second = await rows.open();
  await rows.append('a', 1);
  await rows.append('c', 1);
  await second.projector.projectToEnd();
  await rows.append('d', 1);
  await first.projector.projectToEnd();
  const alone = await rows.open('alone.db');
  await alone.projector.rebuild();
  expect(await first.projector.digest()).toBe(await alone.projector.digest());
});

type Opened = Awaited<ReturnType<TallyRows['open']>>;
const toEnd = async ({ projector }: Opened): Promise<void> => {
  await projector.projectToEnd();
};
// The log in memory ends a live projection, too, at its end.
const live = ({ projector }: Opened) => projector.run(new AbortController().signal);

describe.each([
  ['up to the end', toEnd],
  ['live, on a thread of its own', live],
])('%s', (_, project) => {
  it('leaves rows and checkpoint both or neither when a write fails after them', async () => {
    const opened = await rows.open();
    const { readStore, projector } = opened;
    await rows.append('a', 2);
    await project(opened);
    const before = await projector.digest();
    const writer = rows.beside();
    writer.exec(`CREATE TRIGGER cut BEFORE INSERT ON log_append
      BEGIN SELECT RAISE(ABORT, 'cut off'); END`);
    await rows.append('a', 1);
    await expect(project(opened)).rejects.toThrow('cut off');
    await expect(projector.rebuild()).rejects.toThrow('cut off');
    expect(await projector.digest()).toBe(before);
    expect(await readStore.asOf()).toBe(2);
    writer.exec('DROP TRIGGER cut');
    await project(opened);
    expect(await notesOf(readStore, 'a')).toBe(3);
    expect(await readStore.asOf()).toBe(3);
  });

  it('takes turns with other processes, and none projects an event again', async () => {
    const all = [await rows.open(), await rows.open(), await rows.open()];
    for (let nth = 0; nth < 40; nth += 1) await rows.append(nth % 2 === 0 ? 'a' : 'b', 2);
    await Promise.all(all.map(project));
    const alone = await rows.open('alone.db');
    await alone.projector.rebuild();
    for (const { projector } of all)
      expect(await projector.digest()).toBe(await alone.projector.digest());
  });

  it('waits while another process writes, and says so when that takes too long', async () => {
    const opened = await rows.open('rows.db', { deadlineMs: 200 });
    await rows.append('a', 2);
    await project(opened);
    const other = rows.beside();
    other.exec('BEGIN IMMEDIATE');
    await rows.append('a', 1);
    await expect(project(opened)).rejects.toThrow(/held by another process for too long/);
    other.exec('ROLLBACK');
    await project(opened);
    expect(await notesOf(opened.readStore, 'a')).toBe(3);
  });
});

describe('rows that are not of this projection of this log', () => {
  it('of another version are refused, and a rebuild makes them anew', async () => {
    const earlier = await rows.open();
    await rows.append('a', 2);
    await earlier.projector.projectToEnd();
    const later = await rows.open('rows.db', { version: 2 });
    await expect(later.projector.projectToEnd()).rejects.toThrow(RebuildRequired);
    await later.projector.rebuild();
    await expect(earlier.projector.projectToEnd()).rejects.toThrow(RebuildRequired);
  });

  it('of a log that goes on beyond this one are refused', async () => {
    const { projector } = await rows.open();
    await rows.append('a', 2);
    await projector.projectToEnd();
    rows.store.log.pop();
    const again = await rows.open();
    await expect(again.projector.projectToEnd()).rejects.toThrow(RebuildRequired);
  });

  it('of another log are refused', async () => {
    const { projector } = await rows.open();
    await rows.append('a', 2);
    await projector.projectToEnd();
    rows.store = new MemoryStore();
    await rows.append('a', 3);
    const again = await rows.open();
    await expect(again.projector.projectToEnd()).rejects.toThrow(/not this one.*libro rebuild/);
    expect(await again.projector.rebuild()).toBe(3);
    expect(await again.projector.projectToEnd()).toBe(3);
  });
});
