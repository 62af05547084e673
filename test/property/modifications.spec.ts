import fc from 'fast-check';
import type { DraftRow, ExistingPlan } from '@libro/plans';
import { correctProgress } from '../../libs/plans/src/correct-progress/correct-progress';
import { QUARTERS } from '../../libs/plans/src/plan/words';
import { reportProgress } from '../../libs/plans/src/report-progress/report-progress';
import { returnModification } from '../../libs/plans/src/return-modification/return-modification';
import * as withdrawing from '../../libs/plans/src/withdraw-modification/withdraw-modification';
import { contentOf, OTHER_PLAN, TWO_METAS } from '../support/folios';
import { rowsOf } from './folio-changes';
import { expectInvariants, expectRefold } from './folio-invariants';
import { KINDS, remeasuredAlike } from './folio-kinds';
import { FolioWorld } from './folio-world';

const RUNS = 1_000;
const isKind = (name: string): name is keyof typeof KINDS => name in KINDS;
const ALL_KINDS = Object.keys(KINDS).filter(isKind);

const step = fc.record({
  plan: fc.nat(1),
  does: fc.constantFrom('folio', 'folio', 'folio', 'sign', 'transfers', 'progress', 'end'),
  /** Amounts under way are what the rest of a run depends on: they come about more often. */
  kinds: fc.array(
    fc.constantFrom(...ALL_KINDS, 'give' as const, 'take' as const, 'take' as const),
    {
      minLength: 1,
      maxLength: 2,
    },
  ),
  /** What becomes of a folio once it is built. */
  fate: fc.constantFrom('signed', 'signed', 'signed', 'pending', 'spoiled', 'overtaken'),
  dice: fc.record({
    line: fc.nat(11),
    other: fc.nat(11),
    amount: fc.nat(20),
    quarter: fc.nat(3),
  }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function take(world: FolioWorld, each: Step, at: number): void {
  const plan = planOf(world, each);
  if (each.does === 'folio') folio(world, each, `F-${at}`);
  if (each.does === 'transfers') transfers(world, each);
  if (each.does === 'progress') progress(world, each);
  if (each.does === 'end') end(world, each);
  if (each.does !== 'sign') return;
  for (const { folio: name } of pendingOf(plan)) world.sign(plan.planId, name);
}

function planOf(world: FolioWorld, { plan }: Step): ExistingPlan {
  const [first, second] = world.plans;
  const chosen = plan === 0 ? first : second;
  if (chosen === undefined) throw new Error('the world has two plans');
  return chosen;
}

function pendingOf(plan: ExistingPlan) {
  const pending = [...plan.modifications.values()];
  return pending.filter(({ status }) => status === 'draft' || status === 'returned');
}

function folio(world: FolioWorld, each: Step, name: string): void {
  const plan = planOf(world, each);
  const changes = each.kinds.flatMap((kind) => KINDS[kind](plan, world, each.dice));
  const [first, ...rest] = rowsOf(plan, changes);
  if (first === undefined) return;
  const rows = each.fate === 'spoiled' ? [spoiled(first, each), ...rest] : [first, ...rest];
  const content = contentOf(...rows);
  const again = each.dice.other < 4 ? pendingOf(plan)[0]?.folio : undefined;
  const drafted = world.draft(plan.planId, again ?? name, content);
  if (!drafted || each.fate === 'pending' || each.fate === 'spoiled') return;
  if (each.fate === 'overtaken') overtake(world, each, `${name}-CUM`);
  const inEffect = world.sign(plan.planId, again ?? name);
  // Half of the time the program is cut before it tells the giving plan.
  if (inEffect && each.dice.amount % 2 === 0) world.settle();
}

/** Another folio measures the first line of a pending one anew, at the same figure. */
function overtake(world: FolioWorld, each: Step, name: string): void {
  const plan = planOf(world, each);
  const [row] = pendingOf(plan).flatMap(({ content }) => content?.blocks[0]?.rows ?? []);
  const line = plan.lines.get(row?.lineId ?? '');
  if (line === undefined) return;
  const content = contentOf(...rowsOf(plan, [remeasuredAlike(line)]));
  if (world.draft(plan.planId, name, content)) world.sign(plan.planId, name);
}

function spoiled(row: DraftRow, { dice }: Step): DraftRow {
  const [first, ...others] = row.calendar;
  const ways: readonly DraftRow[] = [
    { ...row, calendar: [`${Number(first) + 1}`, ...others] },
    { ...row, authorized: '999999' },
    { ...row, movements: [...row.movements, ...row.movements] },
    { ...row, lineId: null },
  ];
  return ways[dice.quarter] ?? row;
}

function transfers(world: FolioWorld, each: Step): void {
  const { planId } = planOf(world, each);
  if (each.dice.quarter < 2) world.settle();
  if (each.dice.quarter === 0) return;
  for (const { planId: givenBy, underWay } of world.plans) {
    const [first] = [...underWay.values()].filter(({ to }) => to.planId === planId);
    if (first !== undefined) world.decline(planId, first.transferId, givenBy);
  }
  if (each.dice.quarter === 1) world.settle();
}

function progress(world: FolioWorld, { plan, dice, ...each }: Step): void {
  const { planId, lines } = planOf(world, { plan, dice, ...each });
  const line = [...lines.keys()][dice.line % lines.size] ?? '';
  const quarter = QUARTERS[dice.quarter] ?? 1;
  const achieved = String(dice.amount);
  const report = { line, achieved, remarks: null, occurredIn: [] };
  if (world.run(planId, reportProgress, { quarter, lines: [report] })) return;
  const correction = { quarter, line, achieved, occurredIn: null, reason: 'Error de captura' };
  world.run(planId, correctProgress, correction);
  const remeasured = [...lines.values()].find(({ earlierSeries }) => earlierSeries.length > 0);
  if (remeasured === undefined) return;
  world.run(planId, correctProgress, { ...correction, line: remeasured.id, series: 1 });
}

function end(world: FolioWorld, each: Step): void {
  const plan = planOf(world, each);
  const [pending] = pendingOf(plan);
  const open = plan.quarters.find(({ closed }) => !closed);
  if (each.dice.quarter === 0 && open !== undefined) {
    world.closeQuarter(plan.planId, open.quarter);
  }
  if (pending === undefined) return;
  const why = { folio: pending.folio, reason: 'Falta sustento' };
  if (each.dice.quarter < 2) world.run(plan.planId, returnModification, why);
  else world.run(plan.planId, withdrawing.withdrawModification, why);
}

describe('modifications of two plans', () => {
  it('never break what the ledger promises, whatever is asked of them', () => {
    const counts = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 12, maxLength: 28 }), (steps) => {
        const world = new FolioWorld([TWO_METAS, OTHER_PLAN], counts);
        for (const [at, each] of steps.entries()) {
          const before = world.size;
          take(world, each, at);
          if (world.size > before) expectInvariants(world);
        }
        expectRefold(world);
      }),
      { numRuns: RUNS },
    );
    const seldom = COVERED.filter((what) => (counts.get(what) ?? 0) < RUNS / 100);
    expect(seldom).toStrictEqual([]);
  }, 60_000);
});

/** What a thousand runs must have come by, each at least ten times: else they prove little. */
const COVERED = [
  'ActionOpened',
  'LineSuppressed',
  'ScheduleChanged',
  'AnnualGoalIncreased',
  'AnnualGoalDecreased',
  'UnitOfMeasureChanged',
  'ActionTransferred',
  'MetaTransferred',
  'ActionReceived',
  'TransferDeclined',
  'TransferReturned',
  'TransferCompleted',
  'ModificationAuthorized',
  'ModificationRedrafted',
  'ModificationReturned',
  'ModificationWithdrawn',
  'ProgressReported',
  'ProgressCorrected',
  'earlier series corrected',
  'QuarterClosed',
  'refused goal-changed',
  'refused number-taken',
  'refused transfer-answered',
  'refused line-has-progress',
  'refused line-has-amount-under-way',
] as const;
