import { lineWith } from './copies';
import type { Line, Progress } from './line';
import type { DataOf } from './plan.events';
import { atQuarter, withQuarter } from './quantity';

type Reported = Line['progress'];

/** The line with what was reported for a quarter, in the unit of measure that it has. */
export function reported(line: Line, data: DataOf<'ProgressReported'>): Line {
  const { quarter, achieved, remarks, occurredIn } = data;
  const report = { achieved, remarks, occurredIn, correctedBecause: null };
  return lineWith(line, { progress: withQuarter(line.progress, quarter, report) });
}

/**
 * The line with a corrected figure, in the series that the correction names.
 * @throws Error for a history that cannot be: one that corrects a series which the line never had
 */
export function corrected(line: Line, data: DataOf<'ProgressCorrected'>): Line {
  const { series } = data;
  if (series === undefined)
    return lineWith(line, { progress: withCorrection(line.progress, data) });
  const earlier = line.earlierSeries[series - 1];
  if (earlier === undefined) {
    throw new Error(`the history corrects series ${series} of line ${line.id}, which never had it`);
  }
  const mended = { ...earlier, progress: withCorrection(earlier.progress, data) };
  return lineWith(line, { earlierSeries: line.earlierSeries.with(series - 1, mended) });
}

function withCorrection(progress: Reported, data: DataOf<'ProgressCorrected'>): Reported {
  const before: Progress | null = atQuarter(progress, data.quarter);
  return withQuarter(progress, data.quarter, {
    achieved: data.achieved,
    remarks: before?.remarks ?? null,
    occurredIn: data.occurredIn ?? before?.occurredIn ?? [],
    correctedBecause: data.reason,
  });
}
