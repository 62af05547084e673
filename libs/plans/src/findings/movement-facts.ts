import type { Line } from '../plan/line';
import type { ExistingPlan } from '../plan/plan';
import { add, atQuarter, compare, equal, sum } from '../plan/quantity';
import { QUARTERS } from '../plan/words';
import type { LineKind, Quantity, Quarter } from '../plan/words';
import type { FindingSource } from './finding';
import { isOver } from './quarters-over';

/** Which movement, and what it is about. */
interface Moved {
  readonly subject: string;
  readonly lineId: string;
  readonly kind: LineKind;
  readonly number: number;
  readonly folio: string;
  readonly source: FindingSource | null;
}

/** A movement changed what was planned for quarters that were over (T01). */
export interface PlanChange extends Moved {
  readonly opened: boolean;
  readonly quarters: readonly {
    readonly quarter: Quarter;
    readonly before: Quantity;
    readonly after: Quantity;
  }[];
}

/** A goal was raised that had already been surpassed (T03). */
export interface Raise extends Moved {
  readonly goalBefore: Quantity;
  readonly goalAfter: Quantity;
  readonly achieved: Quantity;
}

export interface MovementStep {
  readonly at: Pick<Moved, 'subject' | 'folio' | 'source'>;
  readonly before: Line | undefined;
  readonly after: Line;
}

function moved({ at, after }: MovementStep): Moved {
  const { subject, folio, source } = at;
  return { subject, folio, source, lineId: after.id, kind: after.kind, number: after.number };
}

/**
 * The change of what was planned for a quarter that was over: closed, or before the folio's date.
 * Known only where the schedule was stated before, or the movement opens the line.
 */
export function planChange(step: MovementStep, plan: ExistingPlan, over: number): PlanChange[] {
  const { before, after } = step;
  if (after.schedule === null || before?.schedule === null) return [];
  if (before?.schedule === after.schedule) return [];
  const { schedule } = after;
  const quarters = QUARTERS.flatMap((quarter) => {
    const was = before === undefined ? '0' : atQuarter(before.schedule ?? schedule, quarter);
    const is = atQuarter(schedule, quarter);
    const past = isOver(quarter, over) || atQuarter(plan.quarters, quarter).closed;
    return past && !equal(was, is) ? [{ quarter, before: was, after: is }] : [];
  });
  if (quarters.length === 0) return [];
  const { subject, lineId, kind, number, folio, source } = moved(step);
  const opened = before === undefined;
  return [{ subject, lineId, kind, number, folio, source, opened, quarters }];
}

/** The raise of a goal, by a row as a whole, that what was achieved so far had surpassed. */
export function raise(row: MovementStep): Raise[] {
  const { before, after } = row;
  if (before === undefined || compare(after.goal, before.goal) <= 0) return [];
  const reported = sum(before.progress.map((progress) => progress?.achieved ?? null));
  const achieved = add(reported, before.carriedOver);
  if (compare(achieved, before.goal) <= 0) return [];
  return [{ ...moved(row), goalBefore: before.goal, goalAfter: after.goal, achieved }];
}
