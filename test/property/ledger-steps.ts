import fc from 'fast-check';
import type { StoredEvent } from '@libro/event-sourcing';
import { planEventShapes } from '@libro/plans';
import type { PlanEvent } from '@libro/plans';
import { OTHER_ID, OTHER_PLAN, TWO_METAS } from '../support/folios';
import { PLAN_ID } from '../support/plan-history';
import { RUNS } from '../support/sheets/runs';
import { CHANGING } from './changing-steps';
import { KINDS } from './folio-kinds';
import { headerOf } from './random-sheets';
import { REPORTING } from './reporting-steps';
import { WholeLedger } from './whole-ledger';

const isKind = (name: string): name is keyof typeof KINDS => name in KINDS;
const ALL_KINDS = Object.keys(KINDS).filter(isKind);
const STEPS = { ...CHANGING, ...REPORTING } as const;
type StepName = keyof typeof STEPS;

/** How often each step is drawn, beside the others. */
const WEIGHTS: Readonly<Record<StepName, number>> = {
  folio: 9,
  transfer: 3,
  sign: 2,
  giveBack: 3,
  withdraw: 2,
  decline: 2,
  wording: 1,
  found: 1,
  repeat: 1,
  report: 4,
  correct: 2,
  signQuarter: 2,
  closeQuarter: 2,
  endYear: 1,
  progressSheet: 4,
  modificationSheet: 3,
  resolve: 3,
  acknowledge: 3,
};
const isStep = (name: string): name is StepName => name in WEIGHTS;
const NAMES = Object.keys(WEIGHTS).filter(isStep);

const dice = { line: fc.nat(11), other: fc.nat(11), amount: fc.nat(20), quarter: fc.nat(3) };
const kind = fc.constantFrom(...ALL_KINDS, 'give' as const, 'take' as const);

/** One thing that is asked of the ledger. */
const step = fc.record({
  does: fc.oneof(...NAMES.map((name) => ({ weight: WEIGHTS[name], arbitrary: fc.constant(name) }))),
  plan: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(0, 1) },
    { weight: 1, arbitrary: fc.constant(2) },
  ),
  kinds: fc.array(kind, { minLength: 1, maxLength: 2 }),
  dice: fc.record(dice),
  rows: fc.array(fc.record({ ...dice, flaw: fc.nat(8) }), { minLength: 1, maxLength: 4 }),
  /** Minutes from the step before: the clock may go back. */
  minutes: fc.integer({ min: -90, max: 120 }),
});
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What is asked of the ledger in one run, after two plans were opened and authorized. */
export const steps = fc.array(step, { minLength: 4, maxLength: 12 });

/** The ledger after a run of steps; `counts` is of all runs. */
export async function ledgerAfter(
  run: readonly Step[],
  counts: Map<string, number>,
): Promise<WholeLedger> {
  const ledger = new WholeLedger(counts);
  await opened(ledger, PLAN_ID, TWO_METAS);
  await opened(ledger, OTHER_ID, OTHER_PLAN);
  for (const each of run) {
    ledger.clock.move(each.minutes);
    ledger.act(each.dice.other);
    await STEPS[each.does](ledger, each);
  }
  return ledger;
}

/** The log after a run of steps. */
export async function logAfter(
  run: readonly Step[],
  counts: Map<string, number>,
): Promise<readonly StoredEvent[]> {
  return (await ledgerAfter(run, counts)).log;
}

/** Sends the commands that make such a history. */
async function opened(
  ledger: WholeLedger,
  planId: string,
  history: readonly PlanEvent[],
): Promise<void> {
  const { open, add, authorize } = ledger.handlers;
  await ledger.send(open, planId, { fiscalYear: 2021, header: headerOf(planId, 0) });
  for (const { type, data } of history) {
    if (type !== 'MetaOpened' && type !== 'ActionOpened') continue;
    const { schedule, ...line } = data;
    const stated = schedule ?? (['0', '0', '0', '0'] as const);
    const own =
      type === 'MetaOpened'
        ? ({ kind: 'meta', additive: data.additive } as const)
        : ({ kind: 'action' } as const);
    const { number, description, linesOfAction, unitOfMeasure, annualGoal } = line;
    const words = { number, description, linesOfAction, unitOfMeasure, annualGoal };
    await ledger.send(add, planId, { ...words, schedule: stated, ...own });
  }
  await ledger.send(authorize, planId, {});
}

/** What must come about in one run of two hundred, and did not: else the runs prove little. */
export function seldom(
  counts: ReadonlyMap<string, number>,
  alsoWanted: readonly string[] = [],
): readonly string[] {
  const least = Math.floor(RUNS.numRuns / 200);
  const wanted = [...Object.keys(planEventShapes), ...alsoWanted];
  return wanted.filter((what) => (counts.get(what) ?? 0) < least);
}
