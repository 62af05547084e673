import type { Line, Progress, Series } from '../plan/line';
import { add, atQuarter, isZero, mapQuarters, sum } from '../plan/quantity';
import type { PerQuarter, Quantity, Quarter, Schedule } from '../plan/words';

/** What a line achieved in a unit of measure that a CUM has replaced since. */
export interface SeriesFigures {
  readonly unitOfMeasure: string;
  /** The goal and its calendar that the CUM restated. */
  readonly goal: Quantity;
  readonly planned: Schedule | null;
  /** `null`: not reported in this unit, or after the quarter that the figures reach up to. */
  readonly achieved: PerQuarter<Quantity | null>;
  /** Achieved in units before this one, stated in it. */
  readonly carriedOver: Quantity;
  /** Last quarter that it counts: progress in this unit is stated from there on. */
  readonly carriedUpTo: Quarter | null;
  /** Of the quarter that the figures reach up to. */
  readonly remarks: string | null;
}

/** The figures of the line's replaced units of measure, in the order in which it had them. */
export function earlierFigures({ earlierSeries }: Line, upTo: Quarter | null): SeriesFigures[] {
  return earlierSeries.map((series) => {
    const { unitOfMeasure, goal, schedule, carriedOver, carriedUpTo } = series;
    const reported = reportedUpTo(series, upTo);
    return {
      unitOfMeasure,
      goal,
      planned: schedule,
      achieved: achievedIn(reported),
      carriedOver,
      carriedUpTo,
      remarks: remarksOf(reported, upTo),
    };
  });
}

/** What was reported up to and including a quarter: `null` after it, and where nothing was. */
export function reportedUpTo(
  { progress }: Pick<Series, 'progress'>,
  upTo: Quarter | null,
): PerQuarter<Progress | null> {
  return mapQuarters((quarter) =>
    upTo !== null && quarter <= upTo ? atQuarter(progress, quarter) : null,
  );
}

export function achievedIn(reported: PerQuarter<Progress | null>): PerQuarter<Quantity | null> {
  return mapQuarters((quarter) => atQuarter(reported, quarter)?.achieved ?? null);
}

/**
 * Carried over and reported up to a quarter; `null` where there is neither, and before the last
 * quarter of what is carried over: how much of it had been achieved by then is stated in the
 * earlier unit alone.
 */
export function absoluteProgress(series: Series, upTo: Quarter | null): Quantity | null {
  const { carriedOver, carriedUpTo } = series;
  if (carriedUpTo !== null && (upTo === null || upTo < carriedUpTo)) return null;
  const achieved = achievedIn(reportedUpTo(series, upTo));
  const isSilent = isZero(carriedOver) && achieved.every((each) => each === null);
  return isSilent ? null : add(carriedOver, sum(achieved));
}

export function remarksOf(
  reported: PerQuarter<Progress | null>,
  upTo: Quarter | null,
): string | null {
  return upTo === null ? null : (atQuarter(reported, upTo)?.remarks ?? null);
}
