import { compiledForAll } from './harness/compiled';
import { inParallel } from './harness/in-parallel';
import { Journal } from './harness/journal';
import { killedAt, type KillPoint } from './harness/kill-point';
import { inSet } from './harness/quick-or-long';
import { settled } from './harness/settled';
import { SoundViews } from './harness/sound-views';

/** How many times the log grows before its rows are made anew. */
const TIMES = 8;
/** At how many of the statements of one kind a process is killed. */
const KILLS = inSet({ quick: 6, long: 8 });

const compiled = compiledForAll();
let sound: SoundViews;
beforeAll(async () => {
  sound = await SoundViews.of(TIMES);
});

type Where = Omit<KillPoint, 'nth' | 'inThread'>;

/** With how many of the unanswered appends must have taken effect. */
const OF_AN_APPEND: readonly (Where & { what: string; took: 'none' | 'some' | 'any' })[] = [
  { what: 'before it', sql: 'BEGIN IMMEDIATE', side: 'before', took: 'none' },
  { what: 'between two rows', sql: 'INSERT INTO events', side: 'after', took: 'none' },
  { what: 'before its commit', sql: 'COMMIT', side: 'before', took: 'none' },
  { what: 'between its commit and the answer', sql: 'COMMIT', side: 'after', took: 'some' },
  { what: 'before one of one event', sql: 'INSERT OR IGNORE', side: 'before', took: 'none' },
  { what: 'after one of one event', sql: 'INSERT OR IGNORE', side: 'after', took: 'any' },
];

const OF_ROWS: readonly (Where & { what: string; inThread: boolean; kills?: number })[] = [
  { what: 'before them', sql: 'BEGIN IMMEDIATE', side: 'before', inThread: false },
  {
    what: 'between checkpoint and rows',
    sql: 'INSERT INTO checkpoint',
    side: 'after',
    inThread: false,
  },
  { what: 'between rows', sql: 'INSERT INTO "tally"', side: 'after', inThread: false },
  { what: 'before their commit', sql: 'COMMIT', side: 'before', inThread: false },
  { what: 'after their commit', sql: 'COMMIT', side: 'after', inThread: false },
  { what: 'during a rebuild, clearing', sql: 'DELETE', side: 'after', inThread: true, kills: 4 },
  { what: 'during a rebuild, filling', sql: 'INSERT INTO', side: 'after', inThread: true },
  { what: 'before its commit', sql: 'COMMIT', side: 'before', inThread: true, kills: 1 },
  { what: 'just after a rebuild', sql: 'COMMIT', side: 'after', inThread: true, kills: 1 },
];

const tally: Record<string, number> = {};
const nths = Array.from({ length: KILLS }, (_, i) => i + 1);

function count(what: string): void {
  tally[what] = (tally[what] ?? 0) + 1;
}

describe('kill -9 of an append', () => {
  it.each(OF_AN_APPEND)('$what', async ({ what, took, ...where }) => {
    const run = { program: 'test/faults/programs/short-life.ts', file: 'ledger.db' };
    const args = ['1', '40', '100', '8', 'close'];
    await inParallel(nths, async (nth) => {
      const point = { ...where, nth, inThread: false };
      await killedAt(compiled, { ...run, args, point }, async (folder, lines) => {
        const journal = new Journal();
        const unanswered = journal.note(lines);
        const tookEffect = await settled(folder.file(run.file), journal);
        // The first transaction of all is the one that makes the ledger.
        const isMade = lines.includes('appending');
        expect(unanswered > 0).toBe(isMade);
        if (took === 'none') expect(tookEffect).toBe(0);
        if (took === 'some' && isMade) expect(tookEffect).toBeGreaterThan(0);
        count(isMade ? `append, ${what}` : 'making of a ledger');
      });
    });
  });
});

describe('kill -9 of a projector', () => {
  it.each(OF_ROWS)('$what', async ({ what, kills = KILLS, ...where }) => {
    const run = { program: 'test/faults/programs/short-life-views.ts', file: 'views.db' };
    await inParallel(nths.slice(0, kills), async (nth) => {
      const args = [String(TIMES), 'rebuild'];
      const point = { ...where, nth };
      await killedAt(compiled, { ...run, args, point }, async (folder) => {
        const position = await sound.settled(folder.file(run.file));
        // A rebuild that was cut leaves the rows as they were: up to the log's end.
        if (where.inThread) expect(position).toBe(sound.end);
        count(`rows, ${what}`);
      });
    });
  });

  it('and of an append happened at each point', () => {
    const kills = Object.values(tally).reduce((sum, each) => sum + each, 0);
    process.stdout.write(`kill -9 at named points: ${JSON.stringify({ kills, ...tally })}\n`);
    expect(Object.keys(tally)).toHaveLength(OF_AN_APPEND.length + OF_ROWS.length + 1);
    expect(kills).toBeGreaterThanOrEqual(70);
  });
});
