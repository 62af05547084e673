import type { Line, Series } from '../plan/line';
import type { ExistingPlan } from '../plan/plan';
import { isZero } from '../plan/quantity';
import { refuse } from '../plan/refusal';
import { isUnderWay } from './under-way';

/**
 * Nothing was achieved on the line, in whatever unit, and nothing of it is under way (source:
 * domain.md, Movements: S). That a meta has no action left is seen at the end of the folio.
 * @throws PlanRefusal `line-has-progress`, `line-has-amount-under-way`
 */
export function requireSuppressible(plan: ExistingPlan, line: Line): void {
  if (hasAchieved(line)) {
    refuse('line-has-progress', `la línea ${line.number} ya tiene avance`);
  }
  requireNothingUnderWay(plan, line);
}

/** Something was achieved, in whatever unit of measure. */
export function hasAchieved(line: Line): boolean {
  return [line, ...line.earlierSeries].some(achievedInSeries);
}

function achievedInSeries({ progress, carriedOver }: Series): boolean {
  return !isZero(carriedOver) || progress.some((each) => each !== null && !isZero(each.achieved));
}

/** @throws PlanRefusal `line-has-amount-under-way` */
export function requireNothingUnderWay(plan: ExistingPlan, { id, number }: Line): void {
  if (!isUnderWay(plan, id)) return;
  refuse('line-has-amount-under-way', `la línea ${number} tiene una cantidad en tránsito`);
}
