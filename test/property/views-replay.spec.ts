import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { auditTrail, currentGoals, disagreements, NO_PLAN, replayOf, streamOf } from '@libro/plans';
import type { AuditEntry } from '@libro/plans';
import type { ReadStore } from '@libro/read-store';
import { RUNS } from '../support/sheets/runs';
import { decoded, foldedLog } from './folded-log';
import type { FoldedLog } from './folded-log';
import { foldedPlan, shownPlan } from './folded-views';
import { emptied, GrowingLog, sharedReadStore } from './growing-log';
import { ledgerAfter, seldom, steps } from './ledger-steps';
import { PLAN_IDS } from './whole-ledger';
import type { WholeLedger } from './whole-ledger';

const readStore = sharedReadStore();

function mustBe(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}

/** The ledger's own state is what the plan's stream folds to, from nothing; so are the views. */
async function expectFolded(ledger: WholeLedger, planId: string, folded: FoldedLog): Promise<void> {
  mustBe(await ledger.load(planId), folded.plans.get(planId)?.plan ?? NO_PLAN);
  mustBe(await shownPlan(readStore(), planId), foldedPlan(folded, planId));
}

/** The views tell the story that the events of a plan tell. */
async function expectReplay(reads: ReadStore, ledger: WholeLedger, planId: string): Promise<void> {
  const own = ledger.log.filter(({ stream }) => stream === streamOf(planId));
  const goals = await currentGoals(reads, planId);
  const { items } = await auditTrail(reads, { plan: planId });
  expect(disagreements(replayOf(decoded(own)), { goals, entries: items })).toStrictEqual([]);
}

/** Lines of each plan whose trails are looked at: the first metas and their actions. */
const LINES = 3;

/** The trail of a line is every entry that is about it, or changed it beside another one. */
async function expectTrails(reads: ReadStore, planId: string): Promise<void> {
  const { items } = await auditTrail(reads, { plan: planId });
  const goals = await currentGoals(reads, planId);
  for (const { lineId: line } of (goals?.lines ?? []).slice(0, LINES)) {
    const isAbout = ({ lineId, changes }: AuditEntry) =>
      lineId === line || changes.some(({ field }) => field.startsWith(`lines.${line}.`));
    const about = items.filter(isAbout);
    mustBe((await auditTrail(reads, { line })).items, about);
  }
}

it('the ledger holds what its log folds to, and the views agree with its replay', async () => {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(steps, async (run) => {
      const ledger = await ledgerAfter(run, counts);
      const log = new GrowingLog(ledger.log, 100);
      log.grow(log.appends.length);
      await log.projectorInto(await emptied(readStore())).projectToEnd();
      const folded = foldedLog(ledger.log);
      for (const planId of PLAN_IDS) {
        await expectFolded(ledger, planId, folded);
        await expectReplay(readStore(), ledger, planId);
        await expectTrails(readStore(), planId);
      }
    }),
    RUNS,
  );
  expect(seldom(counts)).toStrictEqual([]);
}, 1_200_000);
