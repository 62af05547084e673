import { hasAchieved } from '../movements/suppressible';
import { authorized, lineOf, text } from '../plan/guards';
import type { Line } from '../plan/line';
import { occurredInOf } from '../plan/occurred-in';
import type { ExistingPlan, Plan } from '../plan/plan';
import type { OccurredIn, ProgressCorrected } from '../plan/plan.events';
import { atQuarter, isZero, quantity } from '../plan/quantity';
import { refuse } from '../plan/refusal';
import { same } from '../plan/same';
import { roman } from '../plan/schedule';
import type { Quantity, Quarter } from '../plan/words';

export interface CorrectProgress {
  readonly quarter: Quarter;
  /** Id of the line, or `number:402`; a line that is no longer active has a past, too. */
  readonly line: string;
  readonly achieved: Quantity;
  /** Which part of it happened in other quarters; `null` where that stays as it was stated. */
  readonly occurredIn: readonly OccurredIn[] | null;
  readonly reason: string;
}

/**
 * Corrects what was reported for a quarter after it was closed; the same figure is quiet.
 * @throws PlanRefusal `plan-not-found`, `plan-closed`, `plan-not-authorized`, `line-not-found`,
 * `line-ambiguous`, `quarter-not-closed`, `line-inactive` (suppressed with nothing achieved),
 * `unit-of-measure-differs` (the quarter's figure is of a unit that a CUM replaced),
 * `quantity-invalid`, `text-invalid`, `occurred-in-invalid` (also where the parts that stay are
 * more than the corrected figure)
 */
export function correctProgress(
  command: CorrectProgress,
  plan: Plan,
): readonly ProgressCorrected[] {
  const found = authorized(plan);
  const { quarter } = command;
  const line = lineOf(found, command.line);
  if (!atQuarter(found.quarters, quarter).closed) {
    const detail = `el trimestre ${roman(quarter)} sigue abierto: se informa de nuevo`;
    return refuse('quarter-not-closed', detail);
  }
  const reason = text(command.reason, 'motivo');
  const achieved = quantity(command.achieved, 'alcanzado');
  requireNotSuppressed(found, line, achieved);
  const before = atQuarter(line.progress, quarter);
  if (before === null) requireNotInEarlierUnit(line, quarter);
  const stated = before?.occurredIn ?? [];
  const occurredIn = occurredInOf(command.occurredIn ?? stated, { quarter, achieved });
  const restated = same(occurredIn, stated) ? {} : { occurredIn };
  if (before?.achieved === achieved && restated.occurredIn === undefined) return [];
  const data = { quarter, lineId: line.id, achieved, ...restated, reason };
  return [{ type: 'ProgressCorrected', data }];
}

/** What was achieved keeps its old unit (domain.md, Movements): a figure in the new mends none. */
function requireNotInEarlierUnit({ number, earlierSeries }: Line, quarter: Quarter): void {
  const earlier = earlierSeries.findLast(({ progress }) => atQuarter(progress, quarter) !== null);
  if (earlier === undefined) return;
  const place = `lo alcanzado en el trimestre ${roman(quarter)} por la línea ${number}`;
  refuse('unit-of-measure-differs', `${place} quedó medido en «${earlier.unitOfMeasure}»`);
}

/**
 * A folio suppressed the line because nothing had been achieved (domain.md, Movements: S), and was
 * signed so: what it achieved after all is reported on a line that is opened for it.
 */
function requireNotSuppressed(plan: ExistingPlan, line: Line, achieved: Quantity): void {
  if (!plan.suppressed.has(line.id) || isZero(achieved) || hasAchieved(line)) return;
  refuse('line-inactive', `la línea ${line.number} se suprimió sin nada alcanzado`);
}
