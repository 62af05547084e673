import { lineIdInFolio } from '../plan/ids';
import type { DraftRow, ModificationContent } from '../plan/modification.events';
import type { ExistingPlan } from '../plan/plan';
import type { NamedContent } from './apply-folio';

/**
 * The content with the unit of measure that each row found its line in: the plan's, or the one that
 * an earlier row of the folio leaves. A unit that a row states stays as it is; whether it is the
 * line's is for `applyFolio` to say. Rows name lines by id.
 */
export function withUnitsOfMeasure(
  plan: ExistingPlan,
  { folio, content }: NamedContent,
): ModificationContent {
  const units = new Map([...plan.lines.values()].map((line) => [line.id, line.unitOfMeasure]));
  const blocks = content.blocks.map((block, b) => ({
    ...block,
    rows: block.rows.map((row, r) => {
      const at = { block: b + 1, row: r + 1 };
      const lineId = row.lineId ?? lineIdInFolio(plan.planId, folio, at);
      const found = units.get(lineId);
      const left = unitStatedBy(row);
      if (left !== null) units.set(lineId, left);
      return row.opens !== null || found === undefined ? row : { unitOfMeasure: found, ...row };
    }),
  }));
  return { ...content, blocks };
}

/** The unit of measure that a row gives its line, by CUM or by opening it; `null`: none. */
export function unitStatedBy({ movements, opens }: DraftRow): string | null {
  const changed = movements.find((movement) => movement.code === 'CUM');
  return changed?.unitOfMeasure ?? opens?.unitOfMeasure ?? null;
}
