import type { ModificationContent } from '../plan/modification.events';
import type { ExistingPlan, Modification } from '../plan/plan';
import { quoted, refuse } from '../plan/refusal';

/** A folio that was drafted here: it has content, and may still change. */
export interface LiveFolio extends Modification {
  readonly content: ModificationContent;
}

/** @throws PlanRefusal `folio-not-found` */
export function folioOf(plan: ExistingPlan, folio: string): Modification {
  const found = plan.modifications.get(folio.trim());
  return found ?? refuse('folio-not-found', `el plan no tiene el folio ${quoted(folio.trim())}`);
}

/** @throws PlanRefusal `folio-not-pending` unless the folio is drafted or returned */
export function pending(found: Modification): LiveFolio {
  const { folio, status, content } = found;
  if (content !== null && (status === 'draft' || status === 'returned')) {
    return { ...found, content };
  }
  return refuse('folio-not-pending', `el folio ${folio} ya no está en trámite`);
}

/** @throws PlanRefusal `folio-not-pending` unless it is drafted: a returned one is redrafted */
export function drafted(found: Modification): LiveFolio {
  const live = pending(found);
  if (live.status === 'draft') return live;
  return refuse('folio-not-pending', `el folio ${live.folio} fue devuelto: se elabora de nuevo`);
}
