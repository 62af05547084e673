import type { Line, Progress, Series } from '../plan/line';
import { atQuarter } from '../plan/quantity';
import { QUARTERS } from '../plan/words';
import type { Quarter } from '../plan/words';

/** What a line reported for a quarter, in one of its units of measure. */
export interface Report {
  readonly quarter: Quarter;
  readonly progress: Progress;
  readonly series: Series;
  /** Of the series among the line's, from 0. */
  readonly index: number;
}

/** Everything that a line has reported, unit by unit. */
export function reportsOf(line: Line): readonly Report[] {
  const reports: Report[] = [];
  const collect = (series: Series, index: number) => {
    for (const quarter of QUARTERS) {
      const progress = atQuarter(series.progress, quarter);
      if (progress !== null) reports.push({ quarter, progress, series, index });
    }
  };
  line.earlierSeries.forEach(collect);
  collect(line, line.earlierSeries.length);
  return reports;
}

/**
 * Names a report for ever, so that what is found about it keeps its id. A line's first series bears
 * no number, those after it 1, 2 …: a CUM that comes later renames nothing.
 */
export function subjectOf(line: Line, { index, quarter }: Report): string {
  return `${line.id} ${index === 0 ? '' : index}${quarter}`;
}

/** What stands for a quarter: the report in the last unit of measure that it was reported in. */
export function standingReport(reports: readonly Report[], quarter: Quarter): Report | null {
  return reports.findLast((report) => report.quarter === quarter) ?? null;
}

/** The same without its place: most lines keep their unit of measure, and answer at once. */
export function standingProgress(line: Line, quarter: Quarter): Progress | null {
  const current = atQuarter(line.progress, quarter);
  if (current !== null || line.earlierSeries.length === 0) return current;
  return standingReport(reportsOf(line), quarter)?.progress ?? null;
}
