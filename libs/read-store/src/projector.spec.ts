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
  expect(first.projector.digest()).toBe(alone.projector.digest());
});

it('leaves rows and checkpoint both or neither when a write fails between them', async () => {
  const { readStore, projector } = await rows.open();
  await rows.append('a', 2);
  await projector.projectToEnd();
  const before = projector.digest();
  const { writer } = readStore.opened;
  writer.exec(`CREATE TRIGGER cut BEFORE INSERT ON checkpoint
    BEGIN SELECT RAISE(ABORT, 'cut off'); END`);
  await rows.append('a', 1);
  await expect(projector.projectToEnd()).rejects.toThrow('cut off');
  await expect(projector.rebuild()).rejects.toThrow('cut off');
  expect(projector.digest()).toBe(before);
  writer.exec('DROP TRIGGER cut');
  expect(await projector.projectToEnd()).toBe(3);
  expect(await notesOf(readStore, 'a')).toBe(3);
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
