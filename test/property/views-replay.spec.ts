import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { auditTrail, currentGoals, disagreements, NO_PLAN, replayOf, streamOf } from '@libro/plans';
import type { ReadStore } from '@libro/read-store';
import { RUNS } from '../support/sheets/runs';
import { decoded, foldedLog } from './folded-log';
import { GrowingLog, sharedReadStore } from './growing-log';
import { ledgerAfter, seldom, steps } from './ledger-steps';
import { PLAN_IDS } from './whole-ledger';
import type { WholeLedger } from './whole-ledger';

const readStore = sharedReadStore();

/** The ledger's own states are what its streams fold to, from nothing. */
async function expectRefold(ledger: WholeLedger): Promise<void> {
  const { plans } = foldedLog(ledger.log);
  for (const planId of PLAN_IDS) {
    const folded = plans.get(planId)?.plan ?? NO_PLAN;
    const held = await ledger.load(planId);
    if (!isDeepStrictEqual(held, folded)) expect(held).toStrictEqual(folded);
  }
}

/** The views tell the story that the events of a plan tell. */
async function expectReplay(reads: ReadStore, ledger: WholeLedger, planId: string): Promise<void> {
  const own = ledger.log.filter(({ stream }) => stream === streamOf(planId));
  const goals = await currentGoals(reads, planId);
  const { items } = await auditTrail(reads, { plan: planId });
  expect(disagreements(replayOf(decoded(own)), { goals, entries: items })).toStrictEqual([]);
}

it('the ledger holds what its log folds to, and the views agree with its replay', async () => {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(steps, async (run) => {
      const ledger = await ledgerAfter(run, counts);
      await expectRefold(ledger);
      const log = new GrowingLog(ledger.log, 100);
      log.grow(log.appends.length);
      await log.projectorInto(readStore()).rebuild();
      for (const planId of PLAN_IDS) await expectReplay(readStore(), ledger, planId);
    }),
    RUNS,
  );
  expect(seldom(counts)).toStrictEqual([]);
}, 300_000);
