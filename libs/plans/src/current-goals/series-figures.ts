import type { Line, Progress, Series } from '../plan/line';
import { atQuarter, mapQuarters } from '../plan/quantity';
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
  /** Of the quarter that the figures reach up to. */
  readonly remarks: string | null;
}

/** The figures of the line's replaced units of measure, in the order in which it had them. */
export function earlierFigures({ earlierSeries }: Line, upTo: Quarter | null): SeriesFigures[] {
  return earlierSeries.map((series) => {
    const { unitOfMeasure, goal, schedule, carriedOver } = series;
    const reported = reportedUpTo(series, upTo);
    return {
      unitOfMeasure,
      goal,
      planned: schedule,
      achieved: achievedIn(reported),
      carriedOver,
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

export function remarksOf(
  reported: PerQuarter<Progress | null>,
  upTo: Quarter | null,
): string | null {
  return upTo === null ? null : (atQuarter(reported, upTo)?.remarks ?? null);
}
