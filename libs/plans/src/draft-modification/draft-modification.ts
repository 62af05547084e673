import type { Decide } from '@libro/event-sourcing';
import { applyFolio } from '../movements/apply-folio';
import type { NamedContent } from '../movements/apply-folio';
import type { FolioFacts } from '../movements/facts';
import { cleanContent } from '../movements/folio-content';
import type { IsCalendarDay } from '../movements/folio-content';
import { withLineIds } from '../movements/line-references';
import { folioOf, pending } from '../movements/pending-folio';
import { withUnitsOfMeasure } from '../movements/units-of-measure';
import { authorized, text } from '../plan/guards';
import type {
  ModificationContent,
  ModificationDrafted,
  ModificationRedrafted,
} from '../plan/modification.events';
import type { ExistingPlan, Plan } from '../plan/plan';
import { refuse } from '../plan/refusal';
import { same } from '../plan/same';

/**
 * A folio as it is drafted; a line may be named by its id or as `number:104`. A row that leaves out
 * its unit of measure is in the one that its line has.
 */
export interface DraftModification {
  /** Unique in its plan. */
  readonly folio: string;
  readonly content: ModificationContent;
}
export type RedraftModification = DraftModification;

/** What drafting needs to know beside the plan. */
export interface DraftFacts extends FolioFacts {
  readonly isCalendarDay: IsCalendarDay;
}

/**
 * Drafts a folio (form TMM-F009), which must apply to the plan as it stands; the same draft again
 * is quiet (source: domain.md, Life of a plan).
 * @throws PlanRefusal `plan-not-found`, `plan-closed`, `plan-not-authorized`, `folio-exists`, those
 * of `cleanContent` and `withLineIds`, and whatever rule its movements break (see `applyFolio`)
 */
export function draftModification(
  facts: DraftFacts,
): Decide<DraftModification, Plan, ModificationDrafted> {
  return (command, plan) => {
    const found = authorized(plan);
    const named = cleaned(command, found, facts);
    const { folio, content } = named;
    const onRecord = found.modifications.get(folio);
    if (onRecord === undefined) {
      applyFolio(found, named, facts);
      return [{ type: 'ModificationDrafted', data: { folio, content } }];
    }
    if (onRecord.status === 'draft' && same(onRecord.content, content)) return [];
    return refuse('folio-exists', `el plan ya tiene el folio ${folio}`);
  };
}

/**
 * Replaces the content of a folio that is drafted or returned, and so voids its signatures; the
 * same content again is quiet, unless the folio was returned: then it is in draft again.
 * @throws PlanRefusal as `draftModification`, `folio-not-found` and `folio-not-pending` for
 * `folio-exists`
 */
export function redraftModification(
  facts: DraftFacts,
): Decide<RedraftModification, Plan, ModificationRedrafted> {
  return (command, plan) => {
    const found = authorized(plan);
    const before = pending(folioOf(found, command.folio));
    const named = cleaned(command, found, facts);
    if (before.status === 'draft' && same(before.content, named.content)) return [];
    applyFolio(found, named, facts);
    const { folio, content } = named;
    return [{ type: 'ModificationRedrafted', data: { folio, content } }];
  };
}

function cleaned(command: DraftModification, plan: ExistingPlan, facts: DraftFacts): NamedContent {
  const folio = text(command.folio, 'folio');
  const { isCalendarDay } = facts;
  const { fiscalYear } = plan;
  const clean = cleanContent(command.content, { isCalendarDay, fiscalYear });
  const content = withLineIds(plan, { folio, content: clean }, facts.receivers);
  return { folio, content: withUnitsOfMeasure(plan, { folio, content }) };
}
