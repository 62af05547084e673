import { AppendSource } from '../../../test/support/appends';
import { MemoryStore } from '../../../test/support/memory-store';
import { noteCodec, TALLY_MODEL, TallyEntity } from '../../../test/support/tally-model';
import { tempFolder } from '../../../test/support/temp-folder';
import type { TempFolder } from '../../../test/support/temp-folder';
import { RebuildRequired } from './errors';
import { openReadStore } from './open';
import { Projector } from './projector';
import type { ReadStore } from './read-store';

const { projection } = TALLY_MODEL;

let folder: TempFolder;
let store: MemoryStore;
let source: AppendSource;
let opened: ReadStore[];

beforeEach(() => {
  folder = tempFolder();
  store = new MemoryStore();
  source = new AppendSource();
  opened = [];
});
afterEach(async () => {
  for (const each of opened) await each.close();
  folder.remove();
});

async function openRows(name = 'rows.db', version = 1) {
  const readStore = await openReadStore(folder.file(name), TALLY_MODEL);
  opened.push(readStore);
  const versioned = { ...projection, version };
  return {
    readStore,
    projector: new Projector({ readStore, store, codec: noteCodec, projection: versioned }),
  };
}

async function append(stream: string, size: number): Promise<void> {
  const stored = await store.read(stream);
  await store.append(stream, stored.at(-1)?.revision ?? 'none', source.sized(size));
}

async function notesOf(readStore: ReadStore, stream: string, at?: number) {
  const asOf = await readStore.asOf(at);
  const [row] = await readStore.versionsAt(TallyEntity, asOf, { stream });
  return row?.notes ?? null;
}

it('projects what came since, and says up to where', async () => {
  const { readStore, projector } = await openRows();
  await append('a', 2);
  expect(await projector.projectToEnd()).toBe(2);
  await append('b', 1);
  await append('a', 3);
  expect(await projector.projectToEnd()).toBe(6);
  expect(await projector.projectToEnd()).toBe(6);
  expect(await notesOf(readStore, 'a')).toBe(5);
  expect(await notesOf(readStore, 'a', 3)).toBe(2);
});

it('goes on in another process where the first one stopped, shared state included', async () => {
  const first = await openRows();
  await append('a', 2);
  await append('b', 1);
  await first.projector.projectToEnd();
  const second = await openRows();
  await append('a', 1);
  await append('c', 1);
  await second.projector.projectToEnd();
  await append('d', 1);
  await first.projector.projectToEnd();
  const alone = await openRows('alone.db');
  await alone.projector.rebuild();
  expect(first.projector.digest()).toBe(alone.projector.digest());
});

it('leaves rows and checkpoint both or neither when a write fails between them', async () => {
  const { readStore, projector } = await openRows();
  await append('a', 2);
  await projector.projectToEnd();
  const before = projector.digest();
  const { writer } = readStore.opened;
  writer.exec(`CREATE TRIGGER cut BEFORE INSERT ON checkpoint
    BEGIN SELECT RAISE(ABORT, 'cut off'); END`);
  await append('a', 1);
  await expect(projector.projectToEnd()).rejects.toThrow('cut off');
  await expect(projector.rebuild()).rejects.toThrow('cut off');
  expect(projector.digest()).toBe(before);
  writer.exec('DROP TRIGGER cut');
  expect(await projector.projectToEnd()).toBe(3);
  expect(await notesOf(readStore, 'a')).toBe(3);
});

it('shows the old rows until a rebuild commits', async () => {
  const { readStore, projector } = await openRows();
  await append('a', 2);
  await projector.projectToEnd();
  await append('a', 1);
  const seen: (number | null)[] = [];
  const pending: Promise<unknown>[] = [];
  const reached = await projector.rebuild(() => {
    pending.push(notesOf(readStore, 'a').then((notes) => seen.push(notes)));
  });
  await Promise.all(pending);
  expect([reached, await notesOf(readStore, 'a')]).toStrictEqual([3, 3]);
  expect(seen.every((notes) => notes === 2 || notes === 3)).toBe(true);
});

describe('rows that are not of this projection of this log', () => {
  it('of another version are refused, and a rebuild makes them anew', async () => {
    const earlier = await openRows();
    await append('a', 2);
    await earlier.projector.projectToEnd();
    const later = await openRows('rows.db', 2);
    await expect(later.projector.projectToEnd()).rejects.toThrow(RebuildRequired);
    await later.projector.rebuild();
    await expect(earlier.projector.projectToEnd()).rejects.toThrow(RebuildRequired);
  });

  it('of a log that goes on beyond this one are refused', async () => {
    const { projector } = await openRows();
    await append('a', 2);
    await projector.projectToEnd();
    store.log.pop();
    const again = await openRows();
    await expect(again.projector.projectToEnd()).rejects.toThrow(RebuildRequired);
  });

  it('of another log are refused', async () => {
    const { projector } = await openRows();
    await append('a', 2);
    await projector.projectToEnd();
    store = new MemoryStore();
    await append('a', 3);
    const again = await openRows();
    await expect(again.projector.projectToEnd()).rejects.toThrow(/not this one.*libro rebuild/);
    expect(await again.projector.rebuild()).toBe(3);
    expect(await again.projector.projectToEnd()).toBe(3);
  });
});
