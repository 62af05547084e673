import type { Line } from './line';
import type { ExistingPlan } from './plan';

/*
 * Copies of states that events change again and again, spelt out field by field: a spread of a
 * spread is slow to make, and to read (decision note "States are copied field by field").
 */

/** The plan with other values in some of its fields. */
export function planWith(plan: ExistingPlan, other: Partial<ExistingPlan>): ExistingPlan {
  return {
    status: other.status ?? plan.status,
    planId: other.planId ?? plan.planId,
    fiscalYear: other.fiscalYear ?? plan.fiscalYear,
    header: other.header ?? plan.header,
    lines: other.lines ?? plan.lines,
    modifications: other.modifications ?? plan.modifications,
    quarters: other.quarters ?? plan.quarters,
    underWay: other.underWay ?? plan.underWay,
    answered: other.answered ?? plan.answered,
    sheets: other.sheets ?? plan.sheets,
    doubtfulRows: other.doubtfulRows ?? plan.doubtfulRows,
    suppressed: other.suppressed ?? plan.suppressed,
    acknowledged: other.acknowledged ?? plan.acknowledged,
  };
}

/** The line with other values in some of its fields; `null` is a value. */
export function lineWith(line: Line, other: Partial<Line>): Line {
  return {
    id: other.id ?? line.id,
    number: other.number ?? line.number,
    description: other.description ?? line.description,
    linesOfAction: other.linesOfAction ?? line.linesOfAction,
    unitOfMeasure: other.unitOfMeasure ?? line.unitOfMeasure,
    active: other.active ?? line.active,
    authorizedGoal: other.authorizedGoal ?? line.authorizedGoal,
    restated: other.restated ?? line.restated,
    goal: other.goal ?? line.goal,
    schedule: other.schedule === undefined ? line.schedule : other.schedule,
    progress: other.progress ?? line.progress,
    carriedOver: other.carriedOver ?? line.carriedOver,
    carriedUpTo: other.carriedUpTo === undefined ? line.carriedUpTo : other.carriedUpTo,
    earlierSeries: other.earlierSeries ?? line.earlierSeries,
    origin: other.origin === undefined ? line.origin : other.origin,
    openedBy: other.openedBy === undefined ? line.openedBy : other.openedBy,
    kind: other.kind ?? line.kind,
    metaId: other.metaId === undefined ? line.metaId : other.metaId,
    additive: other.additive ?? line.additive,
  };
}
