import fc from 'fast-check';
import { RUNS } from '../support/sheets/runs';
import { emptied, GrowingLog, sharedReadStore } from './growing-log';
import { logAfter, seldom, steps } from './ledger-steps';

const readStore = sharedReadStore();

/**
 * How the log is projected: from no row, or anew by the program that goes on; in what batches,
 * after how many appends, by whom.
 */
const projecting = fc.record({
  anew: fc.boolean(),
  batch: fc.constantFrom(1, 2, 3, 7, 100),
  turns: fc.array(
    fc.record({
      appends: fc.integer({ min: 1, max: 9 }),
      program: fc.constantFrom(0, 0, 0, 1),
      restart: fc.constantFrom(false, false, true),
    }),
    { minLength: 1, maxLength: 8 },
  ),
});
type Projecting = typeof projecting extends fc.Arbitrary<infer P> ? P : never;

/** Two programs take turns; now and then one starts anew. */
async function projected(log: GrowingLog, { anew, turns }: Projecting): Promise<string> {
  const fresh = () => log.projectorInto(readStore());
  const programs = [fresh(), fresh()];
  if (anew) await programs[0]?.rebuild();
  else await emptied(readStore());
  for (let turn = 0; ; turn += 1) {
    const now = turns[turn % turns.length];
    if (now === undefined || !log.grow(now.appends)) break;
    if (now.restart) programs[now.program] = fresh();
    await programs[now.program]?.projectToEnd();
  }
  return fresh().digest();
}

it('views are the same, however the log came in, and made anew', async () => {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(steps, projecting, async (run, how) => {
      const log = new GrowingLog(await logAfter(run, counts), how.batch);
      const incremental = await projected(log, how);
      const again = log.projectorInto(readStore());
      await again.rebuild();
      expect(await again.digest()).toBe(incremental);
    }),
    RUNS,
  );
  expect(seldom(counts)).toStrictEqual([]);
}, 1_200_000);
