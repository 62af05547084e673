import { unreachable } from '@libro/event-sourcing';
import { existing } from '../plan/guards';
import type { ExistingPlan, Modification, Plan } from '../plan/plan';
import type { PlanClosed } from '../plan/plan.events';
import { refuse } from '../plan/refusal';
import { roman } from '../plan/schedule';

/** Nothing to say but which plan. */
export type ClosePlan = Readonly<Record<string, never>>;

/**
 * Closes the plan at the end of its year; a plan that is closed already is quiet.
 * @throws PlanRefusal `plan-not-found`, `plan-not-authorized`, `amounts-under-way`,
 * `plan-has-pending-folios` (drafted or returned ones), `quarters-not-closed`
 */
export function closePlan(_command: ClosePlan, plan: Plan): readonly PlanClosed[] {
  const found = existing(plan);
  switch (found.status) {
    case 'closed':
      return [];
    case 'open':
      return refuse('plan-not-authorized', `el plan ${found.planId} aún no está autorizado`);
    case 'authorized':
      requireNothingUnderWay(found);
      requireNoPendingFolios(found);
      requireClosedQuarters(found);
      return [{ type: 'PlanClosed', data: {} }];
    default:
      return unreachable(found.status);
  }
}

function requireNothingUnderWay({ underWay }: ExistingPlan): void {
  const folios = [...underWay.values()].map(({ folio }) => folio);
  if (folios.length === 0) return;
  refuse('amounts-under-way', `hay cantidades en tránsito de los folios ${folios.join(', ')}`);
}

function requireNoPendingFolios({ modifications }: ExistingPlan): void {
  const pending = [...modifications.values()].filter(isPending).map(({ folio }) => folio);
  if (pending.length === 0) return;
  refuse('plan-has-pending-folios', `hay folios sin resolver: ${pending.join(', ')}`);
}

function isPending({ status }: Modification): boolean {
  return status === 'draft' || status === 'returned';
}

function requireClosedQuarters({ quarters }: ExistingPlan): void {
  const open = quarters.filter(({ closed }) => !closed).map(({ quarter }) => roman(quarter));
  if (open.length === 0) return;
  refuse('quarters-not-closed', `hay trimestres sin cerrar: ${open.join(', ')}`);
}
