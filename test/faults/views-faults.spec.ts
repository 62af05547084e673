import { tempFolder } from '../support/temp-folder';
import { compiledForAll } from './harness/compiled';
import { type FaultAt, ALL_EFFECTS, faultsAt, FaultTally } from './harness/faults';
import { inParallel } from './harness/in-parallel';
import { injected, pointsOf } from './harness/injected';
import { lay, lostImages, LossTally } from './harness/lost-images';
import { inSet } from './harness/quick-or-long';
import { record } from './harness/recording';
import { SoundViews } from './harness/sound-views';

const SEED = 13;
const PROGRAM = 'test/faults/programs/short-life-views.ts';
const FILE = 'views.db';
/** How many times the log grows and is brought into the rows. */
const TIMES = 6;
const IMAGES = inSet({ quick: 300, long: 4_000 });
const CHOICE = inSet({
  quick: { every: 3, effects: 1, seed: SEED },
  long: { every: 1, effects: ALL_EFFECTS, seed: SEED },
});

const compiled = compiledForAll();
let sound: SoundViews;
beforeAll(async () => {
  sound = await SoundViews.of(TIMES);
});

const tally = new FaultTally();
const outcome = { behind: 0, atTheEnd: 0 };

function count(position: number): void {
  if (position < sound.end) outcome.behind += 1;
  else outcome.atTheEnd += 1;
}

async function tried(fault: FaultAt): Promise<void> {
  const folder = tempFolder();
  try {
    const run = { program: PROGRAM, args: [String(TIMES)], file: FILE };
    tally.count(fault, await injected(compiled, run, { folder, fault }));
    count(await sound.settled(folder.file(FILE)));
  } catch (error) {
    throw new Error(`with ${JSON.stringify(fault)}`, { cause: error });
  } finally {
    folder.remove();
  }
}

describe('rows of the log are those of the position that they name, and go on from there', () => {
  it('where a write or a sync fails, or the process is killed at it', async () => {
    const run = { program: PROGRAM, file: FILE, steps: [[String(TIMES)]] };
    const points = pointsOf(await record(compiled, run));
    await inParallel(faultsAt(points, CHOICE), tried);
    tally.expect(60, ['closing', 'opening', 'projecting'], { seed: SEED, ...outcome });
  });

  it('where the power goes, also during a rebuild', async () => {
    const run = { program: PROGRAM, file: FILE, steps: [[`${TIMES} rebuild`]] };
    const losses = new LossTally();
    const recording = await record(compiled, run);
    for (const loss of lostImages(recording, { count: IMAGES, seed: SEED })) {
      const folder = tempFolder();
      losses.count(loss);
      lay(loss.image, folder, { index: loss.moment % 3 === 0 });
      count(await sound.settled(folder.file(FILE)));
      folder.remove();
    }
    losses.expect(IMAGES, 'the views', { seed: SEED, ...outcome });
  });
});
