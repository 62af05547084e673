import type { Line, Progress } from '../plan/line';
import { atQuarter, percentage, ratio, sum } from '../plan/quantity';
import { QUARTERS } from '../plan/words';
import type { LineKind, PerQuarter, Quantity, Quarter, Schedule } from '../plan/words';
import {
  absoluteProgress,
  achievedIn,
  earlierFigures,
  remarksOf,
  reportedUpTo,
} from './series-figures';
import type { SeriesFigures } from './series-figures';

/** A line with its figures, as every report shows it (source: api.md, Shapes). */
export interface LineFigures {
  readonly lineId: string;
  readonly kind: LineKind;
  readonly number: number;
  readonly description: string;
  readonly linesOfAction: readonly string[];
  readonly unitOfMeasure: string;
  readonly active: boolean;
  readonly authorizedGoal: Quantity;
  readonly currentGoal: Quantity;
  /** `null`: not stated. */
  readonly planned: Schedule | null;
  /** `null`: not reported, or after the quarter that the figures reach up to. */
  readonly achieved: PerQuarter<Quantity | null>;
  /** Carried over and reported so far; `null` where there is neither, or before `carriedUpTo`. */
  readonly absoluteProgress: Quantity | null;
  /** Whole percent of the current goal, half up, as the form prints it. */
  readonly relativeProgress: number | null;
  /** Ratios of 4 places, half up; `null` without progress, or against a goal of 0. */
  readonly relativeToAuthorized: string | null;
  readonly relativeToCurrent: string | null;
  /** Against what was planned up to the same quarter. */
  readonly relativeToScheduled: string | null;
  /** Current ÷ authorized goal; `null` where the authorized goal is 0. */
  readonly modificationFactor: string | null;
  /** A CUM restated authorized goal and factor in another unit of measure. */
  readonly restated: boolean;
  /** Achieved before the last CUM, stated in the current unit. */
  readonly carriedOver: Quantity;
  /** Last quarter that it counts: progress in the current unit is stated from there on. */
  readonly carriedUpTo: Quarter | null;
  /** What was achieved in units of measure that a CUM has replaced since. */
  readonly earlierSeries: readonly SeriesFigures[];
  /** Of the quarter that the figures reach up to. */
  readonly remarks: string | null;
  /** Figures that a correction set once they could not be reported again. */
  readonly corrections: readonly Correction[];
  /** Codes of the findings about the line. */
  readonly findings: readonly string[];
}

interface Correction {
  readonly quarter: Quarter;
  readonly reason: string;
  /** Left out for a figure in the unit that the line has: here a CUM has replaced it since. */
  readonly unitOfMeasure?: string;
}

/**
 * The figures of a line up to and including a quarter; `null` where no quarter is reported yet.
 * Source: domain.md, Yardsticks and Quantities.
 */
export function lineFigures(
  line: Line,
  upTo: Quarter | null,
  findings: readonly string[],
): LineFigures {
  const { id, goal, authorizedGoal, schedule, ...shown } = line;
  const reported = reportedUpTo(line, upTo);
  const absolute = absoluteProgress(line, upTo);
  return {
    lineId: id,
    kind: shown.kind,
    number: shown.number,
    description: shown.description,
    linesOfAction: shown.linesOfAction,
    unitOfMeasure: shown.unitOfMeasure,
    active: shown.active,
    authorizedGoal,
    currentGoal: goal,
    planned: schedule,
    achieved: achievedIn(reported),
    absoluteProgress: absolute,
    relativeProgress: absolute === null ? null : percentage(absolute, goal),
    relativeToAuthorized: absolute === null ? null : ratio(absolute, authorizedGoal),
    relativeToCurrent: absolute === null ? null : ratio(absolute, goal),
    relativeToScheduled: ratioToScheduled(absolute, scheduledToDate(schedule, upTo)),
    modificationFactor: ratio(goal, authorizedGoal),
    restated: shown.restated,
    carriedOver: shown.carriedOver,
    carriedUpTo: shown.carriedUpTo,
    earlierSeries: earlierFigures(line, upTo),
    remarks: remarksOf(reported, upTo),
    corrections: [...earlierCorrections(line, upTo), ...correctionsOf(reported)],
    findings,
  };
}

/** Σ planned up to and including a quarter; `null` where the schedule is not stated. */
export function scheduledToDate(schedule: Schedule | null, upTo: Quarter | null): Quantity | null {
  if (schedule === null || upTo === null) return null;
  return sum(schedule.slice(0, upTo));
}

/** The last quarter in which any of the lines has reported, in whatever unit of measure. */
export function lastReported(lines: Iterable<Line>): Quarter | null {
  const series = Array.from(lines, (line) => [line, ...line.earlierSeries]).flat();
  const isReported = (quarter: Quarter) =>
    series.some(({ progress }) => atQuarter(progress, quarter) !== null);
  return QUARTERS.findLast(isReported) ?? null;
}

function ratioToScheduled(absolute: Quantity | null, scheduled: Quantity | null): string | null {
  return absolute === null || scheduled === null ? null : ratio(absolute, scheduled);
}

function earlierCorrections({ earlierSeries }: Line, upTo: Quarter | null): Correction[] {
  return earlierSeries.flatMap((series) => {
    const { unitOfMeasure } = series;
    const corrections = correctionsOf(reportedUpTo(series, upTo));
    return corrections.map((correction) => ({ ...correction, unitOfMeasure }));
  });
}

function correctionsOf(reported: PerQuarter<Progress | null>): readonly Correction[] {
  return QUARTERS.flatMap((quarter) => {
    const reason = atQuarter(reported, quarter)?.correctedBecause ?? null;
    return reason === null ? [] : [{ quarter, reason }];
  });
}
