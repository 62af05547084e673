import { folioOf, pending } from '../movements/pending-folio';
import { authorized, text } from '../plan/guards';
import type { ModificationReturned } from '../plan/modification.events';
import type { Plan } from '../plan/plan';

export interface ReturnModification {
  readonly folio: string;
  readonly reason: string;
}

/**
 * Sends a drafted folio back, which voids its signatures; one that is returned already is quiet
 * (source: domain.md, Life of a plan).
 * @throws PlanRefusal `plan-not-found`, `plan-closed`, `plan-not-authorized`, `folio-not-found`,
 * `folio-not-pending`, `text-invalid`
 */
export function returnModification(
  command: ReturnModification,
  plan: Plan,
): readonly ModificationReturned[] {
  const { folio, status } = pending(folioOf(authorized(plan), command.folio));
  const reason = text(command.reason, 'motivo');
  return status === 'returned' ? [] : [{ type: 'ModificationReturned', data: { folio, reason } }];
}
