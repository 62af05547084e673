import { isDeepStrictEqual } from 'node:util';
import type { DataOf, ExistingPlan, Line, PlanEvent, PerQuarter, Quantity } from '@libro/plans';
import { add, atQuarter, mapQuarters, subtract, sum } from '../../libs/plans/src/plan/quantity';
import { planAfter } from '../support/plan-history';
import type { FolioWorld } from './folio-world';

type Achieved = PerQuarter<Quantity | null>;
const NONE: Achieved = [null, null, null, null];

/** What a plan's events say, worked out apart from `evolve`. */
class Account {
  readonly goals = new Map<string, Quantity>();
  readonly achieved = new Map<string, readonly Achieved[]>();
  /** Σ of what goals gained and lost by no transfer, over the lines that are no sum of others. */
  notTransferred: string = '0';

  constructor(private readonly additive: ReadonlySet<string>) {}

  book(event: PlanEvent): void {
    this.bookChange(event);
    this.bookTransfer(event);
    if (event.type === 'ProgressReported' || event.type === 'ProgressCorrected') {
      this.report(event.data);
    }
  }

  private bookChange({ type, data }: PlanEvent): void {
    if (type === 'MetaOpened' || type === 'ActionOpened') this.change(data.lineId, data.annualGoal);
    if (type === 'AnnualGoalIncreased') this.change(data.lineId, data.increase);
    if (type === 'AnnualGoalDecreased') this.change(data.lineId, subtract('0', data.decrease));
    if (type === 'LineSuppressed') this.change(data.lineId, subtract('0', this.goal(data.lineId)));
    if (type === 'UnitOfMeasureChanged') {
      const { lineId, annualGoal } = data;
      this.achieved.set(lineId, [...(this.achieved.get(lineId) ?? [NONE]), NONE]);
      this.change(lineId, subtract(annualGoal, this.goal(lineId)));
    }
  }

  private bookTransfer({ type, data }: PlanEvent): void {
    if (type === 'ActionTransferred' || type === 'MetaTransferred') {
      this.move(data.lineId, subtract('0', data.amount));
    }
    if (type === 'ActionReceived') this.move(data.lineId, data.amount);
    if (type !== 'TransferReturned') return;
    for (const { lineId } of data.restored) this.move(lineId, data.amount);
  }

  private goal(lineId: string): Quantity {
    return this.goals.get(lineId) ?? '0';
  }

  private change(lineId: string, by: string): void {
    if (!this.additive.has(lineId)) this.notTransferred = add(this.notTransferred, by);
    this.move(lineId, by);
  }

  private move(lineId: string, by: string): void {
    this.goals.set(lineId, add(this.goal(lineId), by));
  }

  /** A correction may name the series, from 1; all else is about the last one. */
  private report(data: DataOf<'ProgressReported'> | DataOf<'ProgressCorrected'>): void {
    const all = this.achieved.get(data.lineId) ?? [NONE];
    const at = 'series' in data ? (data.series ?? 0) : all.length;
    const now = all.map((each, index) =>
      mapQuarters((quarter) =>
        index + 1 === at && quarter === data.quarter ? data.achieved : atQuarter(each, quarter),
      ),
    );
    this.achieved.set(data.lineId, now);
  }
}

/** Everything that no sequence of accepted commands may break (source: domain.md, Movements). */
export function expectInvariants(world: FolioWorld): void {
  let held: string = '0';
  let expected: string = '0';
  for (const plan of world.plans) {
    const account = accountOf(plan, world.history(plan.planId));
    expectLines(plan, account);
    expectSums(plan);
    expectUniqueNumbers(plan);
    held = add(held, heldBy(world, plan));
    expected = add(expected, account.notTransferred);
  }
  mustBe(held, expected);
}

/** The fold of the whole history is the state that was evolved event by event. */
export function expectRefold(world: FolioWorld): void {
  for (const plan of world.plans) {
    mustBe(planAfter(...world.history(plan.planId)), plan);
  }
}

function accountOf(plan: ExistingPlan, history: readonly PlanEvent[]): Account {
  const additive = [...plan.lines.values()].filter((line) => line.additive).map(({ id }) => id);
  const account = new Account(new Set(additive));
  for (const event of history) account.book(event);
  return account;
}

function expectLines(plan: ExistingPlan, account: Account): void {
  for (const line of plan.lines.values()) {
    mustBe(line.goal, account.goals.get(line.id));
    mustBe(sum(line.schedule ?? []), line.goal);
    mustBe(
      line.schedule?.every((each) => !each.startsWith('-')),
      true,
    );
    mustBe(seriesOf(line), account.achieved.get(line.id) ?? [NONE]);
  }
}

function seriesOf({ earlierSeries, progress }: Line): readonly Achieved[] {
  return [...earlierSeries.map((each) => each.progress), progress].map((each) =>
    mapQuarters((quarter) => atQuarter(each, quarter)?.achieved ?? null),
  );
}

function expectSums({ lines }: ExistingPlan): void {
  const active = [...lines.values()].filter((line) => line.active);
  for (const meta of active.filter((line) => line.additive)) {
    const actions = active.filter(({ metaId }) => metaId === meta.id);
    mustBe(meta.goal, sum(actions.map(({ goal }) => goal)));
    const sums = mapQuarters((quarter) =>
      sum(actions.map(({ schedule }) => schedule && atQuarter(schedule, quarter))),
    );
    mustBe(meta.schedule, sums);
  }
}

function expectUniqueNumbers({ lines, underWay }: ExistingPlan): void {
  const giving = new Set([...underWay.values()].map(({ lineId }) => lineId));
  const held = [...lines.values()].filter(
    ({ id, active, goal }) => active && (goal !== '0' || giving.has(id)),
  );
  mustBe(new Set(held.map(({ number }) => number)).size, held.length);
}

/** Goals plus amounts under way; what the other plan took in is under way no more. */
function heldBy(world: FolioWorld, { lines, underWay }: ExistingPlan): Quantity {
  const goals = [...lines.values()].filter(({ additive }) => !additive).map(({ goal }) => goal);
  const amounts = [...underWay.values()].filter(
    ({ transferId, to }) => world.plan(to.planId).answered.get(transferId)?.answer !== 'received',
  );
  return sum([...goals, ...amounts.map(({ amount }) => amount)]);
}

/** Jest compares slowly, and shows differences well: it is asked where there is one. */
function mustBe(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}
