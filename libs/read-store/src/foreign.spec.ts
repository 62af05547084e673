import { UnknownEvent } from '@libro/event-sourcing';
import { AppendSource } from '../../../test/support/appends';
import { TALLY_MODEL } from '../../../test/support/tally-model';
import { notesOf, TallyRows } from '../../../test/support/tally-rows';
import type { ReadStore } from './read-store';

const source = new AppendSource(1_000_000);
const { foreign, tables } = TALLY_MODEL.projection;
const [ELSEWHERE = ''] = foreign;

let rows: TallyRows;
beforeEach(() => {
  rows = new TallyRows();
});
afterEach(() => rows.remove());

/** Puts events on record that the tallies know nothing of. */
async function unknownTo(stream: string): Promise<void> {
  const { commandId, events } = source.sized(2);
  const renamed = events.map((event) => ({ ...event, type: 'TokenGranted' }));
  const stored = await rows.store.read(stream);
  const append = { commandId, events: renamed };
  await rows.store.append(stream, stored.at(-1)?.revision ?? 'none', append);
}

/** Over the rows of the views alone, without the list of the log's appends. */
function digestOfViews({ opened }: ReadStore): Promise<string> {
  return opened.rows.digest(tables);
}

describe("appends to another context's stream", () => {
  it('project nothing, and count among the positions of the log', async () => {
    const { readStore, projector } = await rows.open();
    await rows.append('a', 2);
    await projector.projectToEnd();
    const before = await digestOfViews(readStore);
    await unknownTo(ELSEWHERE);
    expect(await projector.projectToEnd()).toBe(4);
    expect(await readStore.asOf()).toBe(4);
    expect(await digestOfViews(readStore)).toBe(before);
    expect(await notesOf(readStore, 'a')).toBe(2);
    expect(await notesOf(readStore, ELSEWHERE)).toBeNull();
  });

  it('leave the rows the same, step by step, read back and made anew', async () => {
    const first = await rows.open();
    await unknownTo(ELSEWHERE);
    await first.projector.projectToEnd();
    await rows.append('a', 2);
    await unknownTo(ELSEWHERE);
    await first.projector.projectToEnd();
    const second = await rows.open();
    await rows.append('a', 1);
    await rows.append('b', 1);
    expect(await second.projector.projectToEnd()).toBe(8);
    const anew = await rows.open('anew.db');
    expect(await anew.projector.rebuild()).toBe(8);
    expect(await anew.projector.digest()).toBe(await second.projector.digest());
    expect(await notesOf(anew.readStore, 'a')).toBe(3);
  });

  it('are rows of another log where they are not there any more', async () => {
    const { projector } = await rows.open();
    await rows.append('a', 1);
    await unknownTo(ELSEWHERE);
    await projector.projectToEnd();
    rows.store.log.splice(1);
    const again = await rows.open();
    await expect(again.projector.projectToEnd()).rejects.toThrow(/not this one.*libro rebuild/);
  });
});

it.each(['a', `${ELSEWHERE}-2`])('an unknown event in the stream %s stops', async (stream) => {
  const { readStore, projector } = await rows.open();
  await rows.append('a', 1);
  await unknownTo(stream);
  await expect(projector.projectToEnd()).rejects.toThrow(UnknownEvent);
  await expect(projector.rebuild()).rejects.toThrow(UnknownEvent);
  expect(await readStore.asOf()).toBe(0);
});
