import { lineIdInFolio } from './ids';
import type { LineToOpen, ModificationContent } from './modification.events';

/**
 * The lines that a live folio's rows open, by the ids that they get, in row order: a later row of
 * the folio may change one, which the plan holds only once the folio has taken effect.
 */
export function openingsOf(
  planId: string,
  folio: string,
  { blocks }: ModificationContent,
): ReadonlyMap<string, LineToOpen> {
  const openings = new Map<string, LineToOpen>();
  for (const [block, { rows }] of blocks.entries()) {
    for (const [row, { opens }] of rows.entries()) {
      if (opens === null) continue;
      openings.set(lineIdInFolio(planId, folio, { block: block + 1, row: row + 1 }), opens);
    }
  }
  return openings;
}
