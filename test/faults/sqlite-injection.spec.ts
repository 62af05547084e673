import { tempFolder } from '../support/temp-folder';
import { compiledForAll } from './harness/compiled';
import { ALL_EFFECTS, type FaultAt, faultsAt, FaultTally } from './harness/faults';
import { inParallel } from './harness/in-parallel';
import { injected, pointsOf } from './harness/injected';
import { Journal } from './harness/journal';
import { inSet } from './harness/quick-or-long';
import { record } from './harness/recording';
import { settled } from './harness/settled';

const SEED = 12;
const PROGRAM = 'test/faults/programs/short-life.ts';
const FILE = 'ledger.db';
const POINTS = 300;

const LIVES = [
  {
    what: 'a short life',
    args: ['1', '10', '600', '3', 'close'],
    every: 1,
    effects: inSet({ quick: 2, long: ALL_EFFECTS }),
  },
  {
    what: 'a WAL that fills up',
    args: ['1', '60', '40000', '1000', 'close'],
    every: inSet({ quick: 80, long: 8 }),
    effects: 1,
  },
];

const compiled = compiledForAll();

const tally = new FaultTally();
const outcome = { acknowledged: 0, unanswered: 0, unansweredTookEffect: 0 };

async function tried(fault: FaultAt, args: readonly string[]): Promise<void> {
  const folder = tempFolder();
  try {
    const run = { program: PROGRAM, args, file: FILE };
    const lines = await injected(compiled, run, { folder, fault });
    const journal = new Journal();
    outcome.unanswered += journal.note(lines);
    outcome.unansweredTookEffect += await settled(folder.file(FILE), journal);
    outcome.acknowledged += lines.filter((line) => line.startsWith('ack ')).length;
    tally.count(fault, lines);
  } catch (error) {
    throw new Error(`with ${JSON.stringify(fault)}`, { cause: error });
  } finally {
    folder.remove();
  }
}

describe('a write or a sync of the ledger that fails, or at which the process is killed', () => {
  it.each(LIVES)('loses, doubles and halves nothing in $what', async ({ args, ...choice }) => {
    const run = { program: PROGRAM, file: FILE, steps: [[args.join(' ')]] };
    const points = pointsOf(await record(compiled, run));
    await inParallel(faultsAt(points, { ...choice, seed: SEED }), (fault) => tried(fault, args));
  });

  it('really happened', () => {
    const phases = ['appending', 'checkpointing', 'closing', 'opening'];
    tally.expect(POINTS, phases, { seed: SEED, ...outcome });
    expect(outcome.unansweredTookEffect).toBeGreaterThan(0);
  });
});
