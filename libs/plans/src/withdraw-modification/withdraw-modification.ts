import { folioOf, pending } from '../movements/pending-folio';
import { authorized, text } from '../plan/guards';
import type { ModificationWithdrawn } from '../plan/modification.events';
import type { Plan } from '../plan/plan';

export interface WithdrawModification {
  readonly folio: string;
  readonly reason: string;
}

/**
 * Withdraws a folio that is drafted or returned, for good; one that is withdrawn already is quiet
 * (source: domain.md, Life of a plan).
 * @throws PlanRefusal `plan-not-found`, `plan-closed`, `plan-not-authorized`, `folio-not-found`,
 * `folio-not-pending`, `text-invalid`
 */
export function withdrawModification(
  command: WithdrawModification,
  plan: Plan,
): readonly ModificationWithdrawn[] {
  const onRecord = folioOf(authorized(plan), command.folio);
  const reason = text(command.reason, 'motivo');
  if (onRecord.status === 'withdrawn') return [];
  const { folio } = pending(onRecord);
  return [{ type: 'ModificationWithdrawn', data: { folio, reason } }];
}
