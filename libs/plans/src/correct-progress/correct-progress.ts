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
  /**
   * Which of the line's units of measure the figure is in, from 1 in the order in which a CUM
   * replaced each by the next; left out for the one that the line has.
   */
  readonly series?: number;
}

/**
 * Corrects what was reported for a quarter after it was closed; the same figure is quiet. What was
 * achieved keeps its unit of measure, so that of a replaced one is corrected in it, by its series:
 * also while the quarter is open, for it cannot be reported in that unit again (source: domain.md,
 * Movements: CUM, and Life of a plan).
 * @throws PlanRefusal `plan-not-found`, `plan-closed`, `plan-not-authorized`, `line-not-found`,
 * `line-ambiguous`, `quarter-not-closed`, `line-inactive` (suppressed with nothing achieved),
 * `series-not-found`, `unit-of-measure-differs` (the quarter's figure is of a unit that a CUM
 * replaced, and its series is not named),
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
  if (!atQuarter(found.quarters, quarter).closed) requireReplaced(line, command);
  const reason = text(command.reason, 'motivo');
  const achieved = quantity(command.achieved, 'alcanzado');
  requireNotSuppressed(found, line, achieved);
  const { before, named } = inSeries(line, command);
  const stated = before?.occurredIn ?? [];
  const occurredIn = occurredInOf(command.occurredIn ?? stated, { quarter, achieved });
  const restated = same(occurredIn, stated) ? {} : { occurredIn };
  if (before?.achieved === achieved && restated.occurredIn === undefined) return [];
  const data = { quarter, lineId: line.id, achieved, ...restated, reason, ...named };
  return [{ type: 'ProgressCorrected', data }];
}

/** A figure of an open quarter is reported again, unless a CUM has replaced its unit since. */
function requireReplaced(line: Line, { quarter, series }: CorrectProgress): void {
  const named = series === undefined ? undefined : line.earlierSeries[series - 1];
  if (named !== undefined && atQuarter(named.progress, quarter) !== null) return;
  const isCurrent = named === undefined && atQuarter(line.progress, quarter) === null;
  if (isCurrent) requireNotInEarlierUnit(line, quarter);
  const detail = `el trimestre ${roman(quarter)} sigue abierto: se informa de nuevo`;
  refuse('quarter-not-closed', detail);
}

/** The figure that the command corrects, and how the event names its series. */
function inSeries(line: Line, { quarter, series }: CorrectProgress) {
  const current = line.earlierSeries.length + 1;
  if (series === undefined || series === current) {
    const before = atQuarter(line.progress, quarter);
    if (before === null) requireNotInEarlierUnit(line, quarter);
    return { before, named: {} };
  }
  const earlier = line.earlierSeries[series - 1];
  if (earlier === undefined) {
    const detail = `la línea ${line.number} no tiene la serie de medida ${series}`;
    return refuse('series-not-found', `${detail}: la vigente es la ${current}`);
  }
  return { before: atQuarter(earlier.progress, quarter), named: { series } };
}

/** What was achieved keeps its old unit (domain.md, Movements): a figure in the new mends none. */
function requireNotInEarlierUnit({ number, earlierSeries }: Line, quarter: Quarter): void {
  const at = earlierSeries.findLastIndex(({ progress }) => atQuarter(progress, quarter) !== null);
  const earlier = earlierSeries[at];
  if (earlier === undefined) return;
  const place = `lo alcanzado en el trimestre ${roman(quarter)} por la línea ${number}`;
  const where = `quedó medido en «${earlier.unitOfMeasure}» (serie ${at + 1})`;
  refuse('unit-of-measure-differs', `${place} ${where}`);
}

/**
 * A folio suppressed the line because nothing had been achieved (domain.md, Movements: S), and was
 * signed so: what it achieved after all is reported on a line that is opened for it.
 */
function requireNotSuppressed(plan: ExistingPlan, line: Line, achieved: Quantity): void {
  if (!plan.suppressed.has(line.id) || isZero(achieved) || hasAchieved(line)) return;
  refuse('line-inactive', `la línea ${line.number} se suprimió sin nada alcanzado`);
}
