import {
  CommandIdReused,
  StoreUnavailable,
  systemClock,
  timeOrderedIds,
} from '@libro/event-sourcing';
import type { EventStore } from '@libro/event-sourcing';
import { openSqliteEventStore } from '@libro/event-store';
import { TRANSCRIPTION_REQUESTS_STREAM } from '@libro/plans';
import { TranscribeSheetsCommand } from '@libro/plans/commands';
import type { PrintedSheet, TranscribedSheet } from '@libro/plans';
import type { TranscriptionOptions } from '@libro/plans/commands';
import { APRIL_FOLIO } from '../support/april-folio';
import { logOf } from '../support/appends';
import { failingAfter } from '../support/failing-store';
import { HEADER, UNIT } from '../support/plan-history';
import { progressRow, progressSheet } from '../support/printed-sheets';
import { tempFolder } from '../support/temp-folder';
import { transcribing } from '../support/transcribing';

const folder = tempFolder();
const OTHER = { ...HEADER, executingUnit: { code: '54203', name: 'OFICINA DE JÓVENES' } };
const first = progressSheet([progressRow(1, 300)], { sheet: '01'.repeat(32), header: OTHER });
const second = progressSheet([progressRow(1, 301)], { sheet: '02'.repeat(32), header: OTHER });
const FILE = [first, second, APRIL_FOLIO];

let store: EventStore;
let files = 0;

async function newStore(): Promise<EventStore> {
  files += 1;
  return openSqliteEventStore(folder.file(`ledger-${files}.db`));
}

beforeEach(async () => {
  store = await newStore();
});
afterEach(() => store.close());
afterAll(() => folder.remove());

const handlerOver = (of: EventStore) =>
  transcribing({ store: of, clock: systemClock, ids: timeOrderedIds });
const request = (sheets: readonly PrintedSheet[], options: TranscriptionOptions = {}) =>
  handlerOver(store).execute(new TranscribeSheetsCommand(sheets, UNIT, options));
const counts = (done: readonly TranscribedSheet[]) => done.map(({ events }) => events);

describe('a file that is requested under a commandId', () => {
  const commandId = '00000000-0000-5000-8000-000000000007';
  const asked = { file: 'hojas.txt', sha256: first.sha256, commandId };
  const again = { replayed: true, position: 24 };

  it('stands on record before its sheets, which name it as their cause', async () => {
    const { sheets, position } = await request(FILE, { request: asked });
    const [requested, ...made] = await logOf(store);
    expect(requested).toMatchObject({
      stream: TRANSCRIPTION_REQUESTS_STREAM,
      metadata: { commandId, actor: UNIT, causationId: null },
    });
    expect(JSON.parse(String(requested?.data))).toStrictEqual({
      file: 'hojas.txt',
      sha256: first.sha256,
      sheets: FILE.map(({ sheet }) => sheet),
    });
    expect(new Set(made.map(({ metadata }) => metadata.causationId))).toStrictEqual(
      new Set([commandId]),
    );
    expect([counts(sheets), position]).toStrictEqual([[4, 2, 17], 24]);
  });

  it('is told the same again, also by another process and after others wrote', async () => {
    const told = await request(FILE, { request: asked });
    expect(told.replayed).toBe(false);
    await request([progressSheet([progressRow(1, 302)], { sheet: '03'.repeat(32) })]);
    expect(await request(FILE, { request: asked })).toStrictEqual({ ...told, ...again });
  });

  it('has one effect and one answer, requested 16 times at once', async () => {
    const handler = handlerOver(store);
    const command = new TranscribeSheetsCommand(FILE, UNIT, { request: asked });
    const all = Array.from({ length: 16 }, () => handler.execute(command));
    const told = await Promise.all(all);
    const [one] = told;
    expect(told.filter(({ replayed }) => !replayed)).toHaveLength(1);
    for (const each of told) expect({ ...each, ...again }).toStrictEqual({ ...one, ...again });
    expect(await logOf(store)).toHaveLength(24);
  });

  it('is refused where the commandId was another file’s, and another name’s', async () => {
    await request([first], { request: asked });
    const before = await logOf(store);
    for (const other of [{ sha256: 'ee'.repeat(32) }, { file: 'otras.txt' }]) {
      const refused = request([second], { request: { ...asked, ...other } });
      await expect(refused).rejects.toThrow(CommandIdReused);
    }
    expect(await logOf(store)).toStrictEqual(before);
  });

  it('is finished where it was cut, and told as if it had not been', async () => {
    const whole = await request(FILE, { request: asked });
    for (const appends of [1, 2, 3, 4]) {
      await store.close();
      store = await newStore();
      const cut = handlerOver(failingAfter(store, appends));
      const command = new TranscribeSheetsCommand(FILE, UNIT, { request: asked });
      await expect(cut.execute(command)).rejects.toThrow(StoreUnavailable);
      expect(await request(FILE, { request: asked })).toStrictEqual({ ...whole, ...again });
      expect(await logOf(store)).toHaveLength(24);
    }
  });

  it('counts what others had recorded as known, now and later', async () => {
    await request([first]);
    const told = await request(FILE, { request: asked });
    expect(counts(told.sheets)).toStrictEqual([0, 2, 17]);
    expect(await request(FILE, { request: asked })).toStrictEqual({ ...told, ...again });
  });

  it('counts a sheet that stands in it twice once, now and later', async () => {
    const told = await request([first, first], { request: asked });
    expect(counts(told.sheets)).toStrictEqual([4, 0]);
    const repeated = await request([first, first], { request: asked });
    expect(repeated).toStrictEqual({ ...told, replayed: true });
  });

  it('leaves no record where all of it is known, refused or only tried', async () => {
    await request(FILE);
    const known = await request(FILE, { request: asked });
    expect([counts(known.sheets), known.position]).toStrictEqual([[0, 0, 0], null]);
    const large = {
      ...first,
      sheet: '04'.repeat(32),
      rows: [progressRow(1, 300, { remarks: 'a'.repeat(1_000_000) })],
    };
    await expect(request([large], { request: asked })).rejects.toThrow(/^sheet-too-large/);
    await request([{ ...first, sheet: '05'.repeat(32) }], { request: asked, dryRun: true });
    expect(await store.read(TRANSCRIPTION_REQUESTS_STREAM)).toStrictEqual([]);
  });
});

describe('a plan that comes on record while its sheet is decided', () => {
  /** The store, where another process opens the plan right before a first append of this one. */
  function overtaken(by: () => Promise<unknown>): EventStore {
    let isFirst = true;
    return {
      append: async (stream, expected, append) => {
        if (isFirst) {
          isFirst = false;
          await by();
        }
        return store.append(stream, expected, append);
      },
      read: (stream, range) => store.read(stream, range),
      follow: (options) => store.follow(options),
      close: () => store.close(),
    };
  }

  it('takes nothing of a sender whom it does not cover', async () => {
    const other = { id: 'u-otra', office: 'Otra dirección' };
    const opened = { ...HEADER, branch: { code: '60', name: 'OTRO RAMO' } };
    const theirs = [{ ...second, header: { ...opened, executingUnit: OTHER.executingUnit } }];
    const handler = handlerOver(overtaken(() => request(theirs)));
    const refusal = new Error('not covered');
    const requireCovered = ({ branch }: Pick<typeof HEADER, 'branch'>) => {
      if (branch.code === '60') throw refusal;
    };
    const command = new TranscribeSheetsCommand([first], other, { requireCovered });
    await expect(handler.execute(command)).rejects.toBe(refusal);
    const actors = (await logOf(store)).map(({ metadata }) => metadata.actor.id);
    expect(new Set(actors)).toStrictEqual(new Set([UNIT.id]));
  });
});
