import type {
  DataOf,
  ExistingPlan,
  Line,
  PerQuarter,
  Plan,
  PlanEvent,
  Quantity,
  Quarter,
} from '@libro/plans';
import { atQuarter, mapQuarters, subtract, sum } from '../../libs/plans/src/plan/quantity';

/** A signed figure, as `subtract` gives it. */
type Change = string;
export type Achieved = PerQuarter<Quantity | null>;
const NONE: Achieved = [null, null, null, null];

export function existing(plans: ReadonlyMap<string, Plan>): readonly ExistingPlan[] {
  return [...plans.values()].flatMap((plan) => (plan.status === 'none' ? [] : [plan]));
}

/** Goals of all lines but some, and the amounts under way that no plan took in yet. */
export function totalOf(plans: readonly ExistingPlan[], but: ReadonlySet<string>): Quantity {
  const received = new Set(
    plans.flatMap(({ answered }) =>
      [...answered].flatMap(([id, { answer }]) => (answer === 'received' ? [id] : [])),
    ),
  );
  return sum(
    plans.flatMap(({ lines, underWay }) => [
      ...[...lines.values()].filter(({ id }) => !but.has(id)).map(({ goal }) => goal),
      ...[...underWay.values()]
        .filter(({ transferId }) => !received.has(transferId))
        .map(({ amount }) => amount),
    ]),
  );
}

/** By what an event changes its line's goal without taking it from another, or giving it there. */
export function changeBy({ type, data }: PlanEvent, goal: Quantity): Change {
  if (type === 'MetaOpened' || type === 'ActionOpened') return data.annualGoal;
  // Where a printed goal does not follow from the movement, the sheet says what it is (C04).
  if ('printedGoal' in data) return subtract(data.printedGoal ?? goal, goal);
  if (type === 'AnnualGoalIncreased') return data.increase;
  if (type === 'AnnualGoalDecreased') return subtract('0', data.decrease);
  if (type === 'LineSuppressed') return subtract('0', goal);
  if (type === 'UnitOfMeasureChanged') return subtract(data.annualGoal, goal);
  return '0';
}

/** What a line achieved, in every unit of measure that it ever had. */
export function seriesOf(line: Line | undefined): readonly Achieved[] {
  if (line === undefined) return [NONE];
  return [...line.earlierSeries.map((each) => each.progress), line.progress].map((progress) =>
    mapQuarters((quarter) => atQuarter(progress, quarter)?.achieved ?? null),
  );
}

/** What a line has achieved after an event: a report, a correction or a settled row says so. */
export function seriesAfter(
  before: readonly Achieved[],
  { type, data }: PlanEvent,
): readonly Achieved[] {
  const current = before.at(-1) ?? NONE;
  const earlier = before.slice(0, -1);
  const stated = (figure: (quarter: Quarter) => Quantity | null | undefined): Achieved =>
    mapQuarters((quarter) => figure(quarter) ?? atQuarter(current, quarter));
  if (type === 'UnitOfMeasureChanged') return [...before, NONE];
  if (type === 'RowResolved') {
    return [...earlier, stated((quarter) => atQuarter(data.achieved, quarter))];
  }
  if (type !== 'ProgressReported' && type !== 'ProgressCorrected') return before;
  const now = stated((quarter) => (quarter === data.quarter ? data.achieved : null));
  return 'series' in data ? mended(before, data) : [...earlier, now];
}

/** A correction of an earlier series, which is named from 1, changes one figure of that one. */
function mended(
  before: readonly Achieved[],
  { series = 0, ...data }: Partial<DataOf<'ProgressCorrected'>>,
): readonly Achieved[] {
  return before.map((each, index) =>
    mapQuarters((quarter) => {
      const isIt = index + 1 === series && quarter === data.quarter;
      return isIt ? (data.achieved ?? null) : atQuarter(each, quarter);
    }),
  );
}
