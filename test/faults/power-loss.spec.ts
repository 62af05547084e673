import { tempFolder } from '../support/temp-folder';
import { compiledForAll } from './harness/compiled';
import { Journal } from './harness/journal';
import { lay, type Loss, lostImages, LossTally } from './harness/lost-images';
import { inSet } from './harness/quick-or-long';
import { record, type Recording } from './harness/recording';
import { settled } from './harness/settled';

const SEED = 11;
const FILE = 'ledger.db';
const CONTROL_IMAGES = 300;
const LEDGER = { program: 'test/faults/programs/short-life.ts', file: FILE };
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

/** A process that is cut, one that is asked for the same appends, and one that goes on. */
const CUT = ['1 5 700 100 close', '1 5 700 100 kill', '2 6 100 100 close'];
const CUT_IMAGES = inSet({ quick: 150, long: 500 });

/** Which sync fails, each in a run of its own, and how many images are made of each. */
const FAILING = Array.from({ length: inSet({ quick: 12, long: 24 }) }, (_, i) => 5 + i);
const FAILING_IMAGES = inSet({ quick: 12, long: 40 });

const compiled = compiledForAll();

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

class Tried {
  readonly tally = new LossTally();
  readonly outcome = { tookEffectUnanswered: 0, goneUnanswered: 0, acknowledgedLost: 0 };

  async images(recording: Recording, count: number): Promise<void> {
    for (const loss of lostImages(recording, { count, seed: SEED })) {
      this.tally.count(loss);
      try {
        await expectSettled(loss, loss.moment % 3 === 0, this.outcome);
      } catch (error) {
        throw new Error(`where the power went at call ${loss.moment}`, { cause: error });
      }
    }
  }

  /** @param count of all images that were tried */
  expect(count: number, what: string): Outcome {
    this.tally.expect(count, what, { seed: SEED, ...this.outcome });
    return this.outcome;
  }
}

async function tried(recording: Recording, count: number, what: string): Promise<Outcome> {
  const images = new Tried();
  await images.images(recording, count);
  return images.expect(count, what);
}

describe('the power goes from a ledger', () => {
  it.each(RUNS)('$what: nothing acknowledged is lost', async ({ what, images, steps }) => {
    const recording = await record(compiled, { ...LEDGER, steps });
    const outcome = await tried(recording, images, what);
    expect(outcome.acknowledgedLost).toBe(0);
    expect(outcome.tookEffectUnanswered).toBeGreaterThan(0);
    expect(outcome.goneUnanswered).toBeGreaterThan(images / 4);
  });

  it('where the next process answers from a commit that a kill left unsynced', async () => {
    const steps = CUT.map((args) => [args]);
    const whole = await record(compiled, { ...LEDGER, steps: steps.slice(0, 1) });
    const lastAnswer = whole.sayings.findLast(({ line }) => line.startsWith('ack '))?.begin ?? 0;
    const syncs = whole.calls.filter(({ kind, end }) => kind === 'sync' && end < lastAnswer);
    const sync = { nth: syncs.length, effect: 'signal=KILL' } as const;
    const recording = await record(compiled, { ...LEDGER, steps, sync });
    const repeats = recording.sayings.filter(({ line }) => line.includes('"repeated":true'));
    expect(repeats).toHaveLength(5);
    const { acknowledgedLost } = await tried(recording, CUT_IMAGES, 'after a cut commit');
    expect(acknowledgedLost).toBe(0);
  });

  it('after a sync that failed, and what it was for was written again', async () => {
    const images = new Tried();
    const steps = [['1 18 700 3 close'], ['2 6 700 3 close']];
    let failed = 0;
    for (const nth of FAILING) {
      const sync = { nth, effect: 'error=EIO' } as const;
      const recording = await record(compiled, { ...LEDGER, steps, sync });
      failed += recording.calls.filter(({ kind }) => kind === 'failed sync').length;
      await images.images(recording, FAILING_IMAGES);
    }
    const { acknowledgedLost } = images.expect(FAILING.length * FAILING_IMAGES, 'a failed sync');
    expect(acknowledgedLost).toBe(0);
    expect(failed).toBeGreaterThanOrEqual(FAILING.length);
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
