import type { Line } from '../plan/line';
import { atQuarter, equal } from '../plan/quantity';
import type { PrintedProgressRow } from '../plan/printed-sheet';
import { QUARTERS } from '../plan/words';
import type { Quantity, Quarter, Schedule } from '../plan/words';
import type { FindingSource } from './finding';
import { shown, shownQuarters } from './spanish';

/** A later sheet's figure for a quarter that was already reported (R01). */
export interface OtherFigure {
  readonly quarter: Quarter;
  readonly onRecord: Quantity;
  readonly printed: Quantity;
  readonly source: FindingSource;
}

/** A later sheet's annual goal or plan that is not the ledger's (R02). */
export interface OtherGoal {
  readonly what: string;
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
    return [{ quarter: each, onRecord, printed, source }];
  });
}

/**
 * How a later sheet's annual goal or plan differs from the ledger's. A sheet that still prints the
 * goal as first authorized is explained by the modification in between.
 */
export function otherGoal(line: Line, moved: boolean, { row, source }: LaterRow): OtherGoal[] {
  if (moved && equal(row.annualGoal, line.authorizedGoal)) return [];
  if (!equal(row.annualGoal, line.goal)) {
    const [expected, actual] = [line.goal, row.annualGoal];
    const evidence = `meta anual: ${shown(expected)} en el libro, ${shown(actual)} en la hoja`;
    return [{ what: 'una meta anual', expected, actual, evidence, source }];
  }
  return line.schedule === null ? [] : otherPlan(line.schedule, row, source);
}

function otherPlan(schedule: Schedule, row: PrintedProgressRow, source: FindingSource) {
  for (const quarter of QUARTERS) {
    const expected = atQuarter(schedule, quarter);
    const actual = atQuarter(row.planned, quarter);
    if (actual === null || equal(expected, actual)) continue;
    const [ledger, sheet] = [shownQuarters(schedule), shownQuarters(row.planned)];
    const evidence = `programado: ${ledger} en el libro, ${sheet} en la hoja`;
    return [{ what: 'un programado', expected, actual, evidence, source }];
  }
  return [];
}
