import { requireSumsOfTouched } from '../plan/additive';
import type { ModificationContent } from '../plan/modification.events';
import type { ExistingPlan } from '../plan/plan';
import type { PlanEvent } from '../plan/plan.events';
import { changedLine } from './changed-line';
import type { FolioFacts } from './facts';
import { requireActiveMetas, requireBalancedTransfers } from './folio-balance';
import { after } from './fold';
import { openedLine } from './opened-line';
import { placedRows } from './placed-row';
import type { PlacedRow } from './placed-row';

/** A folio by its name, with what it says; its rows name lines by id. */
export interface NamedContent {
  readonly folio: string;
  readonly content: ModificationContent;
}

/**
 * What a folio's rows do to a plan, one after another: all of their movements, in row order, or
 * none (source: form TMM-F009; domain.md, Movements).
 * @throws PlanRefusal whatever rule a row breaks (see `openedLine`, `changedLine`), or the folio as
 * a whole: `transfer-unbalanced`, `unit-of-measure-differs`, `meta-has-active-actions`,
 * `meta-not-sum-of-actions`
 */
export function applyFolio(
  plan: ExistingPlan,
  { folio, content }: NamedContent,
  facts: FolioFacts,
): readonly PlanEvent[] {
  const events: PlanEvent[] = [];
  let now = plan;
  for (const placed of placedRows(plan.planId, folio, content)) {
    const made = rowEvents(placed, { plan: now, facts });
    events.push(...made);
    now = after(now, made);
  }
  requireBalancedTransfers(plan, events);
  requireActiveMetas(plan, now);
  requireSumsOfTouched(plan.lines, now.lines);
  return events;
}

function rowEvents(
  placed: PlacedRow,
  context: { readonly plan: ExistingPlan; readonly facts: FolioFacts },
): readonly PlanEvent[] {
  const { opens } = placed.row;
  return opens === null ? changedLine(placed, context) : [openedLine(placed, opens, context)];
}
