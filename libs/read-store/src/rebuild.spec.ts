import { holdLock } from '../../../test/support/lock-holder';
import { notesOf, TallyRows } from '../../../test/support/tally-rows';

let rows: TallyRows;
beforeEach(() => {
  rows = new TallyRows();
});
afterEach(() => rows.remove());

describe('a rebuild', () => {
  it('ends versions that it wrote before, as projecting step by step does', async () => {
    const { projector } = await rows.open();
    for (let round = 0; round < 2; round += 1) {
      for (let stream = 0; stream < 1_500; stream += 1) await rows.append(`s${stream}`, 1);
    }
    await projector.projectToEnd();
    const anew = await rows.open('anew.db');
    expect(await anew.projector.rebuild()).toBe(3_000);
    expect(await anew.projector.digest()).toBe(await projector.digest());
    expect(await notesOf(anew.readStore, 's0')).toBe(2);
    expect(await notesOf(anew.readStore, 's0', 1_500)).toBe(1);
  });

  it.each([
    ['a row cannot be written', 'CREATE TRIGGER cut BEFORE INSERT ON tally'],
    ['the old rows cannot be deleted', 'CREATE TRIGGER cut BEFORE DELETE ON tally'],
  ])('leaves all as it was where %s, and the lock to others', async (_, trigger) => {
    const { projector } = await rows.open();
    for (const stream of ['a', 'b', 'c', 'd']) await rows.append(stream, 2);
    await projector.projectToEnd();
    const before = await projector.digest();
    const writer = rows.beside();
    writer.exec(`${trigger} BEGIN SELECT RAISE(ABORT, 'cut off'); END`);
    const error = await projector.rebuild().catch((reason: unknown) => reason);
    expect(String(error)).toContain(`${rows.folder.file('rows.db')} cannot be used`);
    expect(String(error)).toContain('cut off');
    writer.exec('DROP TRIGGER cut');
    expect(await projector.digest()).toBe(before);
    expect(await projector.rebuild()).toBe(8);
    expect(await projector.digest()).toBe(before);
  });

  it('leaves all as it was where the log is broken, and the lock to others', async () => {
    const { projector } = await rows.open();
    for (const stream of ['a', 'b', 'c', 'd']) await rows.append(stream, 2);
    await projector.projectToEnd();
    const before = await projector.digest();
    const broken = rows.store.log.splice(5, 1, { ...rows.eventAt(6), type: 'NoSuchEvent' });
    await expect(projector.rebuild()).rejects.toThrow('NoSuchEvent version 1 at position 6');
    rows.store.log.splice(5, 1, ...broken);
    expect(await projector.digest()).toBe(before);
    await rows.append('e', 1);
    expect(await projector.projectToEnd()).toBe(9);
  });

  describe('whose batches wait to be written', () => {
    const appendsOf = (beside: ReturnType<TallyRows['beside']>) =>
      beside.prepare<[]>('SELECT * FROM log_append ORDER BY position').all();

    /** Ten events that are projected, and twenty after them that are not. */
    async function partlyProjected() {
      const { projector } = await rows.open();
      for (let stream = 0; stream < 5; stream += 1) await rows.append(`s${stream}`, 2);
      await projector.projectToEnd();
      for (let stream = 5; stream < 15; stream += 1) await rows.append(`s${stream}`, 2);
      return projector;
    }

    it('writes none of them after one that cannot be written', async () => {
      const projector = await partlyProjected();
      const writer = rows.beside();
      const before = [await projector.digest(), appendsOf(writer)];
      const cut = 'CREATE TRIGGER cut BEFORE INSERT ON log_append WHEN NEW.position = 6';
      writer.exec(`${cut} BEGIN SELECT RAISE(ABORT, 'cut off'); END`);
      const error = await projector.rebuild().catch((reason: unknown) => reason);
      expect(String(error)).toContain('cut off');
      expect([await projector.digest(), appendsOf(writer)]).toStrictEqual(before);
      writer.exec('DROP TRIGGER cut');
      expect(await projector.rebuild()).toBe(30);
    });

    it('writes none of them where the log is broken behind them', async () => {
      const projector = await partlyProjected();
      const beside = rows.beside();
      const before = [await projector.digest(), appendsOf(beside)];
      rows.store.log.splice(24, 1, { ...rows.eventAt(25), type: 'NoSuchEvent' });
      await expect(projector.rebuild()).rejects.toThrow('NoSuchEvent version 1 at position 25');
      expect([await projector.digest(), appendsOf(beside)]).toStrictEqual(before);
    });
  });

  it('waits for a lock that another process holds, until its deadline', async () => {
    const { readStore, projector } = await rows.open('rows.db', { deadlineMs: 150 });
    await rows.append('a', 2);
    const holder = await holdLock(readStore.opened.file);
    await expect(projector.rebuild()).rejects.toThrow('are held by another process for too long');
    await holder.release();
    expect(await projector.rebuild()).toBe(2);
  });
});

it('shows the old rows until a rebuild commits', async () => {
  const { readStore, projector } = await rows.open();
  await rows.append('a', 2);
  await projector.projectToEnd();
  await rows.append('a', 1);
  const seen: (number | null)[] = [];
  const pending: Promise<unknown>[] = [];
  const reached = await projector.rebuild(() => {
    pending.push(notesOf(readStore, 'a').then((notes) => seen.push(notes)));
  });
  await Promise.all(pending);
  expect([reached, await notesOf(readStore, 'a')]).toStrictEqual([3, 3]);
  expect(seen.every((notes) => notes === 2 || notes === 3)).toBe(true);
});
