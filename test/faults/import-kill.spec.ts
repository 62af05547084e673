import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { logOf } from '../support/appends';
import { DataFolder, SAMPLES } from '../support/libro';
import { inYear } from '../support/sheets/in-year';
import { compiledForAll } from './harness/compiled';
import { ImportRecord, type Sheets } from './harness/import-record';
import { LogWatch } from './harness/log-watch';
import { measured, moment, type Timeline } from './harness/moments';
import { digestOfLog, importHere, type Opened, opened } from './harness/opened';
import { Random } from './harness/random';
import { libroChild, reporter, secondImport, type SecondProcess } from './harness/second-process';

const SEED = 3;
const KILLS = 66;
const YEAR = 2021;
const OTHER_YEAR = 2022;

/** Beside which second process an import is killed, in turn. */
const BESIDE = ['none', 'import', 'none', 'reports'] as const;

/** What an import tells of a sheet. */
interface Counted {
  readonly events: number;
}

const chance = new Random(SEED);
const tally = { before: 0, between: 0, projecting: 0, after: 0, missed: 0, secondKilled: 0 };
const folders: DataFolder[] = [];
const compiled = compiledForAll();
/** Uncut imports: of the samples, and of the same sheets of another year. */
let record: ImportRecord;
let other: ImportRecord;
let took: Timeline;

function newFolder(): DataFolder {
  const data = new DataFolder();
  mkdirSync(data.path);
  folders.push(data);
  return data;
}

async function uncut(sheets: Sheets): Promise<ImportRecord> {
  const data = newFolder();
  const { code, stderr } = await libroChild(data, 'import', sheets.file).ended;
  expect([code, stderr]).toStrictEqual([0, '']);
  return ImportRecord.of(sheets, data);
}

beforeAll(async () => {
  const otherSheets = newFolder().file('hojas.txt');
  const text = readFileSync(SAMPLES, 'utf8');
  writeFileSync(otherSheets, inYear(text, OTHER_YEAR));
  record = await uncut({ file: SAMPLES, year: YEAR });
  other = await uncut({ file: otherSheets, year: OTHER_YEAR });
  took = await measured(newFolder(), record);
});
afterAll(() => {
  for (const each of folders) each.remove();
});

async function second(data: DataFolder, nth: number): Promise<SecondProcess | null> {
  const kind = BESIDE[nth % BESIDE.length];
  if (kind === 'import') return secondImport(data, other, chance.below(100));
  if (kind !== 'reports') return null;
  await opened(data, (ledger) => importHere(ledger, other.sheets.file));
  return reporter(data, compiled, { year: OTHER_YEAR, before: other.size });
}

/** Starts the import, and the process beside it, and kills it; that one too, in half of cases. */
async function killed(data: DataFolder, nth: number): Promise<SecondProcess | null> {
  const beside = await second(data, nth);
  const child = libroChild(data, 'import', record.sheets.file);
  const watch = new LogWatch(data, YEAR);
  await moment(chance, { size: record.size, watch, took }, child);
  const { code, signal, stderr } = await child.kill();
  watch.close();
  expect([code ?? signal, stderr]).toStrictEqual([signal === null ? 0 : 'SIGKILL', '']);
  if (signal === null) tally.missed += 1;
  if (beside !== null && chance.below(2) === 0) {
    await pause(chance.below(20));
    if ((await beside.kill()).signal === 'SIGKILL') tally.secondKilled += 1;
  }
  return beside;
}

/** Nothing is half there and no number is missing, while a second process may go on appending. */
async function looked(data: DataFolder): Promise<number> {
  return opened(data, async ({ store, readStore }) => {
    const position = await readStore.asOf();
    expect((await store.verify()).problems).toStrictEqual([]);
    const log = await logOf(store);
    const found = record.expectBeginning(log);
    const last = record.ofImport(log).at(-1)?.position ?? 0;
    if (found === 0) tally.before += 1;
    else if (found < record.size) tally.between += 1;
    else if (position < last) tally.projecting += 1;
    else tally.after += 1;
    return found;
  });
}

async function expectViewsOfLog(ledger: Opened): Promise<void> {
  await ledger.projector.projectToEnd();
  expect(await ledger.projector.digest()).toBe(await digestOfLog(ledger));
}

/** Runs the import again: every third time as the program, else here, which is quicker. */
async function importAgain(data: DataFolder, nth: number): Promise<readonly Counted[]> {
  if (nth % 3 > 0) return opened(data, (ledger) => importHere(ledger, record.sheets.file));
  const answer = (await data.answer('import', record.sheets.file)) as { sheets: Counted[] };
  return answer.sheets;
}

const eventsIn = (sheets: readonly Counted[]): number =>
  sheets.reduce((sum, { events }) => sum + events, 0);

async function round(data: DataFolder, nth: number): Promise<void> {
  const beside = await killed(data, nth);
  const found = await looked(data);
  await beside?.end();
  await opened(data, async (ledger) => {
    beside?.expectKept(await logOf(ledger.store));
    if (nth % 3 === 1) await expectViewsOfLog(ledger);
  });
  expect(eventsIn(await importAgain(data, nth))).toBe(record.size - found);
  await opened(data, async (ledger) => {
    await beside?.finish(ledger);
    const log = await logOf(ledger.store);
    expect(eventsIn(await importHere(ledger, record.sheets.file))).toBe(0);
    await record.expectWhole(ledger);
    beside?.expectKept(log);
    expect(isDeepStrictEqual(await logOf(ledger.store), log)).toBe(true);
    expect((await ledger.store.verify()).problems).toStrictEqual([]);
    await expectViewsOfLog(ledger);
  });
}

describe('kill -9 of an import', () => {
  it('leaves on record, uncut, every sheet once', () => {
    expect([record.size, record.forms]).toStrictEqual([113, 7]);
  });

  it.each(Array.from({ length: KILLS }, (_, nth) => nth))(
    'loses, doubles and halves nothing, and the import is finished by running it again: %p',
    async (nth) => {
      const data = newFolder();
      await round(data, nth);
      data.remove();
    },
  );

  it('hits at least a third of imports between their first and last append', () => {
    process.stdout.write(`kill -9 of imports: ${JSON.stringify({ seed: SEED, ...tally, took })}\n`);
    expect(KILLS - tally.missed).toBeGreaterThanOrEqual(60);
    expect(tally.between).toBeGreaterThanOrEqual(KILLS / 3);
    expect(tally.projecting).toBeGreaterThan(0);
    expect(tally.secondKilled).toBeGreaterThan(0);
  });
});
