import { StoreUnavailable, systemClock, timeOrderedIds } from '@libro/event-sourcing';
import type { EventStore } from '@libro/event-sourcing';
import { openSqliteEventStore } from '@libro/event-store';
import { commandIdFrom, fileImportId, streamOf } from '@libro/plans';
import { TranscribeSheetsCommand } from '@libro/plans/commands';
import type { PrintedSheet, TranscribedSheet } from '@libro/plans';
import type { TranscriptionOptions } from '@libro/plans/commands';
import { APRIL_FOLIO } from '../support/april-folio';
import { logOf } from '../support/appends';
import { failingAfter } from '../support/failing-store';
import { HEADER, PLAN_ID, UNIT } from '../support/plan-history';
import { progressRow, progressSheet } from '../support/printed-sheets';
import { tempFolder } from '../support/temp-folder';
import { transcribing } from '../support/transcribing';

const folder = tempFolder();
const system = { clock: systemClock, ids: timeOrderedIds };
const OTHER = { ...HEADER, executingUnit: { code: '54203', name: 'OFICINA DE JÓVENES' } };
const first = progressSheet([progressRow(1, 300)], { sheet: '01'.repeat(32), header: OTHER });
const second = progressSheet([progressRow(1, 301)], { sheet: '02'.repeat(32), header: OTHER });
const FILE = [first, second, APRIL_FOLIO];

let store: EventStore;
let files = 0;

beforeEach(async () => {
  files += 1;
  store = await openSqliteEventStore(folder.file(`ledger-${files}.db`));
});
afterEach(() => store.close());
afterAll(() => folder.remove());

const handlerOver = (of: EventStore) => transcribing({ store: of, ...system });
const transcribe = async (sheets: readonly PrintedSheet[], options: TranscriptionOptions = {}) => {
  const command = new TranscribeSheetsCommand(sheets, UNIT, options);
  return (await handlerOver(store).execute(command)).sheets;
};
const counts = (done: readonly TranscribedSheet[]) => done.map(({ events }) => events);

const longRow = () => progressRow(1, 300, { remarks: 'a'.repeat(1_000_000) });

describe('transcribing the sheets of a file', () => {
  it('appends each sheet in order, and tells of it', async () => {
    const seen: string[] = [];
    const onSheet = ({ planId, events }: TranscribedSheet, done: number, of: number): void => {
      seen.push(`${done}/${of} ${planId} ${events}`);
    };
    const done = await transcribe(FILE, { onSheet });
    expect(seen).toStrictEqual(['1/3 2021.54203 4', '2/3 2021.54203 2', `3/3 ${PLAN_ID} 17`]);
    expect(done[1]).toStrictEqual({
      planId: '2021.54203',
      form: 'TMM-F004',
      sheet: second.sheet,
      rows: 1,
      events: 2,
      types: { FormTranscribed: 1, ActionOpened: 1 },
      alreadyKnown: false,
    });
  });

  it('is one append a sheet, two for the folio, under commands of their digests', async () => {
    await transcribe(FILE);
    const log = await logOf(store);
    const commands = [...new Set(log.map(({ metadata }) => metadata.commandId))];
    expect(commands).toStrictEqual([
      commandIdFrom('sheet', first.sheet, 'sheet'),
      commandIdFrom('sheet', second.sheet, 'sheet'),
      commandIdFrom('sheet', APRIL_FOLIO.sheet, 'baseline'),
      commandIdFrom('sheet', APRIL_FOLIO.sheet, 'sheet'),
    ]);
    const correlations = new Set(log.map(({ metadata }) => metadata.correlationId));
    expect(correlations).toStrictEqual(new Set([fileImportId(first.sha256)]));
  });

  it('a second time, from whatever file, makes no event', async () => {
    await transcribe(FILE);
    const again = await transcribe(FILE.map((each) => ({ ...each, sha256: 'ee'.repeat(32) })));
    expect(again.map(({ alreadyKnown }) => alreadyKnown)).toStrictEqual([true, true, true]);
    expect(await logOf(store)).toHaveLength(23);
  });

  it('by two imports at once has one effect', async () => {
    await Promise.all([transcribe(FILE), transcribe(FILE)]);
    expect(await logOf(store)).toHaveLength(23);
  });

  it('a sheet twice in one file is known the second time', async () => {
    expect(counts(await transcribe([first, first]))).toStrictEqual([4, 0]);
  });
});

describe('an import that stops', () => {
  it('between the two appends of a folio is finished by running it again', async () => {
    const cut = handlerOver(failingAfter(store, 3));
    await expect(cut.execute(new TranscribeSheetsCommand(FILE, UNIT))).rejects.toThrow(
      StoreUnavailable,
    );
    expect(await store.read(streamOf(PLAN_ID))).toHaveLength(6);
    expect(counts(await transcribe(FILE))).toStrictEqual([0, 0, 11]);
    const types = (await store.read(streamOf(PLAN_ID))).map(({ type }) => type);
    expect(types.filter((type) => type === 'PlanOpened')).toHaveLength(1);
    expect(types).toHaveLength(17);
  });

  it('before its first append records nothing', async () => {
    const large = { ...first, rows: [longRow()] };
    await expect(transcribe([second, large])).rejects.toThrow(/^sheet-too-large/);
    expect(await logOf(store)).toStrictEqual([]);
  });

  it('as a dry run tells the same and records nothing', async () => {
    const dry = await transcribe(FILE, { dryRun: true });
    expect(await logOf(store)).toStrictEqual([]);
    expect(await transcribe(FILE)).toStrictEqual(dry);
  });
});
