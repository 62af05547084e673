import type { Line, Progress, Series } from '../plan/line';
import { atQuarter } from '../plan/quantity';
import { QUARTERS } from '../plan/words';
import type { Quarter } from '../plan/words';

/** What a line reported for a quarter, in one of its units of measure. */
export interface Report {
  /** Names the report for ever, so that what is found about it keeps its id. */
  readonly subject: string;
  readonly quarter: Quarter;
  readonly progress: Progress;
  readonly series: Series;
}

/**
 * Everything that a line has reported, unit by unit. Its first series bears no number, those after
 * it 1, 2 …: a CUM that comes later renames nothing.
 */
export function reportsOf(line: Line): readonly Report[] {
  return [...line.earlierSeries, line].flatMap((series, index) =>
    QUARTERS.flatMap((quarter) => {
      const progress = atQuarter(series.progress, quarter);
      if (progress === null) return [];
      const subject = `${line.id} ${index === 0 ? '' : index}${quarter}`;
      return [{ subject, quarter, progress, series }];
    }),
  );
}
