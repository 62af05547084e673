import type { PrintedSheet } from '../plan/printed-sheet';
import type { ShownFinding } from './findings-view';

/**
 * How many of the findings have their source on each of the sheets, which stand in the order of
 * their files: a sheet reaches from its line to the next one's.
 */
export function findingsOnSheets(
  known: readonly ShownFinding[],
  printed: readonly PrintedSheet[],
): readonly number[] {
  return printed.map(({ sha256, line }, index) => {
    const next = printed[index + 1];
    const end = next?.sha256 === sha256 ? next.line : Number.POSITIVE_INFINITY;
    return known.filter(
      ({ source }) => source?.sha256 === sha256 && source.line >= line && source.line < end,
    ).length;
  });
}
