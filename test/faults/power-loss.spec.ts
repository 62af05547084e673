import { tempFolder } from '../support/temp-folder';
import { type Compiled, compile } from './harness/compiled';
import { Journal } from './harness/journal';
import { lay, type Loss, lostImages, LossTally } from './harness/lost-images';
import { inSet } from './harness/quick-or-long';
import { record, type Recording } from './harness/recording';
import { settled } from './harness/settled';

const SEED = 11;
const FILE = 'ledger.db';
const CONTROL_IMAGES = 300;
const LIFE = 'test/faults/programs/short-life.ts';
const CONTROL = 'test/faults/programs/short-life-normal.ts';

/** What is recorded, and how many images are made of it. Arguments: those of the program. */
const RUNS = [
  {
    what: 'made, closed, killed and opened again',
    images: inSet({ quick: 900, long: 10_000 }),
    steps: [['1 20 700 3 close'], ['2 14 2000 3 kill'], ['3 6 100 3 close']],
  },
  {
    what: 'made and used by two processes at once',
    images: inSet({ quick: 900, long: 10_000 }),
    steps: [['1 16 2000 3 kill', '2 16 700 4 close'], ['3 6 100 3 close']],
  },
  {
    what: 'with a WAL that fills up and begins anew',
    images: inSet({ quick: 200, long: 2_000 }),
    steps: [['1 60 40000 1000 close']],
  },
];

let compiled: Compiled;
beforeAll(() => {
  compiled = compile();
});
afterAll(() => compiled.remove());

interface Outcome {
  tookEffectUnanswered: number;
  goneUnanswered: number;
  acknowledgedLost: number;
}

/** Whether all that was acknowledged is there; whatever else is wrong is an error. */
async function expectSettled({ image, said }: Loss, index: boolean, outcome: Outcome) {
  const folder = tempFolder();
  try {
    lay(image, folder, { index });
    const journal = new Journal();
    const unanswered = journal.note(said);
    const tookEffect = await settled(folder.file(FILE), journal);
    outcome.tookEffectUnanswered += tookEffect;
    outcome.goneUnanswered += unanswered - tookEffect;
  } catch (error) {
    if (!/acknowledged at \d+, is at undefined/.test(String(error))) throw error;
    outcome.acknowledgedLost += 1;
  } finally {
    folder.remove();
  }
}

async function tried(recording: Recording, count: number, what: string): Promise<Outcome> {
  const tally = new LossTally();
  const outcome = { tookEffectUnanswered: 0, goneUnanswered: 0, acknowledgedLost: 0 };
  for (const loss of lostImages(recording, { count, seed: SEED })) {
    tally.count(loss);
    try {
      await expectSettled(loss, loss.moment % 3 === 0, outcome);
    } catch (error) {
      throw new Error(`where the power went at call ${loss.moment}`, { cause: error });
    }
  }
  tally.expect(count, what, { seed: SEED, ...outcome });
  return outcome;
}

describe('the power goes from a ledger', () => {
  it.each(RUNS)('$what: nothing acknowledged is lost', async ({ what, images, steps }) => {
    const recording = await record(compiled, { program: LIFE, file: FILE, steps });
    const outcome = await tried(recording, images, what);
    expect(outcome.acknowledgedLost).toBe(0);
    expect(outcome.tookEffectUnanswered).toBeGreaterThan(0);
    expect(outcome.goneUnanswered).toBeGreaterThan(images / 4);
  });

  it('is seen to lose acknowledged events where a commit does not wait', async () => {
    const recording = await record(compiled, {
      program: CONTROL,
      file: FILE,
      steps: RUNS[0]?.steps ?? [],
    });
    const what = 'control with synchronous=NORMAL';
    const outcome = await tried(recording, CONTROL_IMAGES, what);
    expect(outcome.acknowledgedLost).toBeGreaterThan(CONTROL_IMAGES / 4);
  });
});
