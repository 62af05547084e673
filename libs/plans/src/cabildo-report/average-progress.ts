import type { LineFigures } from '../current-goals/line-figures';
import { compare, ratio, sum } from '../plan/quantity';
import type { AverageProgress } from './cabildo-report';

/**
 * The average of the lines' ratios, by the rule of `AverageProgress`.
 * @param lines those that count: active, with a goal above 0, and no sum of others
 */
export function averageProgress(lines: readonly LineFigures[]): AverageProgress {
  return {
    relativeToAuthorized: average(lines.map((line) => line.relativeToAuthorized)),
    relativeToCurrent: average(lines.map((line) => line.relativeToCurrent)),
    relativeToScheduled: average(lines.map((line) => line.relativeToScheduled)),
  };
}

function average(ratios: readonly (string | null)[]): string | null {
  const known = ratios.filter((each) => each !== null);
  const capped = known.map((each) => (compare(each, '1') > 0 ? '1' : each));
  return ratio(sum(capped), String(known.length));
}
