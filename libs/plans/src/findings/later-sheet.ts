import type { Line } from '../plan/line';
import { atQuarter, equal } from '../plan/quantity';
import type { PrintedProgressRow } from '../plan/printed-sheet';
import { QUARTERS } from '../plan/words';
import type { Quantity, Quarter, Schedule } from '../plan/words';
import type { FindingSource } from './finding';
import { shown, shownQuarters } from './spanish';
import type { Standing } from './standings';

/** A later sheet's figure for a quarter that was already reported otherwise (R01). */
export interface OtherFigure {
  readonly quarter: Quarter;
  /** How many changes of unit of measure came before: the figure is of that series. */
  readonly series: number;
  readonly printed: Quantity;
  readonly source: FindingSource;
}

/** A later sheet's annual goal or plan that is not the ledger's (R02). */
export interface OtherGoal {
  /** The first quarter that is planned otherwise; `null` where the annual goal is another. */
  readonly quarter: Quarter | null;
  readonly expected: Quantity;
  readonly actual: Quantity;
  readonly evidence: string;
  readonly source: FindingSource;
}

interface LaterRow {
  readonly row: PrintedProgressRow;
  readonly quarter: Quarter;
  readonly source: FindingSource;
}

/** What a later sheet's row prints otherwise about quarters on record, up to the sheet's own. */
export function otherFigures(line: Line, { row, quarter, source }: LaterRow): OtherFigure[] {
  return QUARTERS.filter((each) => each <= quarter).flatMap((each) => {
    const onRecord = atQuarter(line.progress, each)?.achieved ?? null;
    const printed = atQuarter(row.achieved, each);
    if (onRecord === null || printed === null || equal(onRecord, printed)) return [];
    return [{ quarter: each, series: line.earlierSeries.length, printed, source }];
  });
}

/**
 * How a later sheet's annual goal or plan differs from the ledger's. A sheet that still prints both
 * as they stood before a modification is explained by it (source: domain.md, R02).
 */
export function otherGoal(
  line: Line,
  replaced: readonly Standing[],
  { row, source }: LaterRow,
): OtherGoal[] {
  const standings = [line, ...[...replaced].reverse()];
  const alike = standings.filter(({ goal }) => equal(goal, row.annualGoal));
  const [latest] = alike;
  if (latest === undefined) {
    const [expected, actual] = [line.goal, row.annualGoal];
    const evidence = `meta anual: ${shown(expected)} en el libro, ${shown(actual)} en la hoja`;
    return [{ quarter: null, expected, actual, evidence, source }];
  }
  const differing = alike.flatMap(({ schedule }) => otherPlan(schedule, row, source));
  return differing.length < alike.length ? [] : differing.slice(0, 1);
}

/** A plan that is not stated, and a blank cell, contradict nothing. */
function otherPlan(schedule: Schedule | null, row: PrintedProgressRow, source: FindingSource) {
  if (schedule === null) return [];
  for (const quarter of QUARTERS) {
    const expected = atQuarter(schedule, quarter);
    const actual = atQuarter(row.planned, quarter);
    if (actual === null || equal(expected, actual)) continue;
    const [ledger, sheet] = [shownQuarters(schedule), shownQuarters(row.planned)];
    const evidence = `programado: ${ledger} en el libro, ${sheet} en la hoja`;
    return [{ quarter, expected, actual, evidence, source }];
  }
  return [];
}
