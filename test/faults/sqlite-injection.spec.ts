import { tempFolder } from '../support/temp-folder';
import { type Compiled, compile } from './harness/compiled';
import { inParallel } from './harness/in-parallel';
import { type Effect, injected, type Point, pointsOf } from './harness/injected';
import { Journal } from './harness/journal';
import { inSet } from './harness/quick-or-long';
import { Random } from './harness/random';
import { record } from './harness/recording';
import { settled } from './harness/settled';

const SEED = 12;
const PROGRAM = 'test/faults/programs/short-life.ts';
const FILE = 'ledger.db';
const EFFECTS: readonly { effect: Effect; lasting: boolean }[] = [
  { effect: 'error=EIO', lasting: false },
  { effect: 'error=ENOSPC', lasting: true },
  { effect: 'signal=KILL', lasting: false },
  { effect: 'error=ENOSPC', lasting: false },
  { effect: 'error=EIO', lasting: true },
];

const LIVES = [
  {
    what: 'a short life',
    args: ['1', '10', '600', '3', 'close'],
    /** Of the calls, one in so many is spoilt; each with so many effects. */
    every: 1,
    effects: inSet({ quick: 2, long: EFFECTS.length }),
  },
  {
    what: 'a WAL that fills up',
    args: ['1', '60', '40000', '1000', 'close'],
    every: inSet({ quick: 80, long: 8 }),
    effects: 1,
  },
];

let compiled: Compiled;
beforeAll(() => {
  compiled = compile();
});
afterAll(() => compiled.remove());

type Spoilt = Point & (typeof EFFECTS)[number];

/** Which calls, and what happens to them: the effects take turns. */
function faultsAt(points: readonly Point[], life: (typeof LIVES)[number]): readonly Spoilt[] {
  const chance = new Random(SEED);
  return points
    .filter(() => chance.below(life.every) === 0)
    .flatMap((point, i) => {
      const effects = Array.from({ length: life.effects }, (_, n) => EFFECTS[(i + 2 * n) % 5]);
      return effects.flatMap((effect) => (effect === undefined ? [] : [{ ...point, ...effect }]));
    });
}

const tally = {
  points: 0,
  killed: 0,
  unopened: 0,
  failedAndSentAgain: 0,
  acknowledged: 0,
  unanswered: 0,
  unansweredTookEffect: 0,
  effects: {} as Record<string, number>,
  during: {} as Record<string, number>,
  files: {} as Record<string, number>,
};

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

/** An error tells one who asks what it is: the medium's, with the file's name. */
function expectPlain(lines: readonly string[], file: string): readonly string[] {
  const errors = lines.filter((line) => line.startsWith('error '));
  for (const error of errors) {
    const { name, message } = JSON.parse(error.slice('error '.length)) as Record<string, string>;
    expect([name, message]).toStrictEqual(['StoreUnavailable', expect.stringContaining(file)]);
  }
  return errors;
}

async function tried(fault: Spoilt, args: readonly string[]): Promise<void> {
  const folder = tempFolder();
  try {
    const run = { program: PROGRAM, args, file: FILE };
    const { lines, isHit, signal, stderr } = await injected(compiled, run, { folder, fault });
    expect(stderr).toBe('');
    const isKill = fault.effect === 'signal=KILL';
    expect([isHit, signal]).toStrictEqual([true, isKill ? 'SIGKILL' : null]);
    const errors = expectPlain(lines, folder.file(FILE));
    const journal = new Journal();
    const unanswered = journal.note(lines);
    tally.unansweredTookEffect += await settled(folder.file(FILE), journal);
    tally.unanswered += unanswered;
    tally.points += 1;
    if (isKill) tally.killed += 1;
    if (!lines.includes('appending')) tally.unopened += 1;
    if (errors.length > 0 && lines.includes('closed')) tally.failedAndSentAgain += 1;
    tally.acknowledged += lines.filter((line) => line.startsWith('ack ')).length;
    count(tally.effects, `${fault.call} ${fault.effect}${fault.lasting ? '+' : ''}`);
    count(tally.during, fault.phase);
    count(tally.files, fault.name);
  } catch (error) {
    throw new Error(`with ${JSON.stringify(fault)}`, { cause: error });
  } finally {
    folder.remove();
  }
}

describe('a write or a sync of the ledger that fails, or at which the process is killed', () => {
  it.each(LIVES)('loses, doubles and halves nothing in $what', async (life) => {
    const steps = [[life.args.join(' ')]];
    const points = pointsOf(await record(compiled, { program: PROGRAM, steps }));
    await inParallel(faultsAt(points, life), (fault) => tried(fault, life.args));
  });

  it('really happened', () => {
    process.stdout.write(`injected faults: ${JSON.stringify({ seed: SEED, ...tally })}\n`);
    expect(tally.points).toBeGreaterThanOrEqual(300);
    expect(tally.killed).toBeGreaterThanOrEqual(50);
    expect(tally.failedAndSentAgain).toBeGreaterThanOrEqual(100);
    expect(tally.unansweredTookEffect).toBeGreaterThan(0);
    const phases = ['appending', 'checkpointing', 'closing', 'opening'];
    expect(Object.keys(tally.during).toSorted()).toStrictEqual(phases);
  });
});
