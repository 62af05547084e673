import { currentGoals, quarterlyGrid } from '@libro/plans';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DataFolder, SAMPLES } from '../support/libro';
import { inYear } from '../support/sheets/in-year';
import { LockWatch } from './harness/lock-watch';
import { importHere, type Opened, opened } from './harness/opened';
import { Random } from './harness/random';
import { libroChild } from './harness/second-process';

const SEED = 5;
const KILLS = 12;
/** The samples of so many years: a rebuild that is worth a kill. */
const YEARS = [2016, 2017, 2018, 2019, 2020, 2021];

const chance = new Random(SEED);
const tally = { inside: 0, outside: 0, missed: 0 };
const data = new DataFolder();
/** How long the uncut rebuild held the rows, in milliseconds. */
let took = 0;
let expected: unknown;

/** What the rows answer as they are: nothing is projected first. */
async function answersOf({ readStore, projector }: Opened) {
  const grid = await quarterlyGrid(readStore, {
    planId: '2021.54202',
    quarter: 1,
  });
  const goals = await currentGoals(readStore, '2016.54101');
  return {
    asOf: await readStore.asOf(),
    digest: await projector.digest(),
    grid,
    goals,
  };
}

beforeAll(async () => {
  mkdirSync(data.path);
  const text = readFileSync(SAMPLES, 'utf8');
  expected = await opened(data, async (ledger) => {
    for (const year of YEARS) {
      const file = data.file(`hojas-${year}.txt`);
      writeFileSync(file, inYear(text, year));
      await importHere(ledger, file);
    }
    return answersOf(ledger);
  });
  const watch = new LockWatch(data.file('views.db'));
  const child = libroChild(data, 'rebuild');
  took = await watch.inside(Number.POSITIVE_INFINITY, child);
  watch.close();
  expect(await child.ended).toMatchObject({ code: 0, stderr: '' });
});
afterAll(() => data.remove());

/** Kills a rebuild that has been at it for a part of its time that chance says. */
async function killRebuild(): Promise<void> {
  const watch = new LockWatch(data.file('views.db'));
  const child = libroChild(data, 'rebuild');
  await watch.inside(1 + chance.below(took * 0.8), child);
  const isInside = watch.isHeld();
  const { signal, stderr } = await child.kill();
  watch.close();
  expect(stderr).toBe('');
  if (signal === null) tally.missed += 1;
  else if (isInside) tally.inside += 1;
  else tally.outside += 1;
}

describe('kill -9 of a rebuild', () => {
  it.each(Array.from({ length: KILLS }, (_, nth) => nth))(
    'leaves the old rows, which answer as before, and the next one is done: %p',
    async () => {
      await killRebuild();
      expect(await opened(data, answersOf)).toStrictEqual(expected);
      expect(await data.answer('rebuild')).toStrictEqual({
        position: YEARS.length * 113,
        digest: (expected as { digest: string }).digest,
      });
      expect(await opened(data, answersOf)).toStrictEqual(expected);
    },
  );

  it('hits rebuilds inside their transaction', () => {
    process.stdout.write(
      `kill -9 of rebuilds: ${JSON.stringify({ seed: SEED, ...tally, took })}\n`,
    );
    expect(tally.inside).toBeGreaterThanOrEqual(KILLS / 2);
  });
});
