import { scheduledToDate } from '../current-goals/line-figures';
import { absoluteProgress } from '../current-goals/series-figures';
import type { Line, Series } from '../plan/line';
import { atQuarter, compare, isZero, subtract } from '../plan/quantity';
import type { Quarter } from '../plan/words';
import type { LaggingLine } from './cabildo-report';

/** Progress of the quarter is on record in the line's unit of measure or in one it had before. */
export function isReported(line: Line, quarter: Quarter): boolean {
  return [line, ...line.earlierSeries].some((series) => isReportedIn(series, quarter));
}

function isReportedIn({ progress }: Series, quarter: Quarter): boolean {
  return atQuarter(progress, quarter) !== null;
}

/**
 * How far the line lags at the end of a quarter, by the rule of `LaggingLine`; `null`: it does not.
 * By the current unit where progress is stated in it, else by the last one in which the quarter was
 * reported: what was planned and achieved in two units does not compare.
 */
export function laggingLine(line: Line, quarter: Quarter): LaggingLine | null {
  if (!line.active || isZero(line.goal)) return null;
  const ofQuarter = line.earlierSeries.filter((each) => isReportedIn(each, quarter));
  const series = [...ofQuarter, line].findLast((each) => absoluteProgress(each, quarter) !== null);
  if (series === undefined) return null;
  const scheduled = scheduledToDate(series.schedule, quarter);
  const achieved = absoluteProgress(series, quarter);
  if (scheduled === null || achieved === null || compare(achieved, scheduled) >= 0) return null;
  const { id: lineId, kind, number, description } = line;
  return {
    ...{ lineId, kind, number, description, unitOfMeasure: series.unitOfMeasure },
    ...{ scheduledToDate: scheduled, achievedToDate: achieved },
    missing: subtract(scheduled, achieved),
    remarks: remarksOf(line, quarter),
  };
}

function remarksOf(line: Line, quarter: Quarter): string | null {
  const all = [...line.earlierSeries, line];
  const reported = all.findLast((series) => isReportedIn(series, quarter));
  return reported === undefined ? null : (atQuarter(reported.progress, quarter)?.remarks ?? null);
}
