import { requireSumsOfActions } from '../plan/additive';
import { notClosed } from '../plan/guards';
import type { ExistingPlan, Plan } from '../plan/plan';
import type { PlanAuthorized } from '../plan/plan.events';
import { refuse } from '../plan/refusal';

/** Nothing to say but which plan. */
export type AuthorizePlan = Readonly<Record<string, never>>;

/**
 * Freezes the authorized goals; a plan that is authorized already is quiet.
 * @throws PlanRefusal `plan-not-found`, `plan-closed`, `plan-empty`, `meta-not-found` (an action
 * without its meta), `meta-not-sum-of-actions`
 */
export function authorizePlan(_command: AuthorizePlan, plan: Plan): readonly PlanAuthorized[] {
  const found = notClosed(plan);
  if (found.status === 'authorized') return [];
  if (found.lines.size === 0) refuse('plan-empty', `el plan ${found.planId} no tiene líneas`);
  requireMetas(found);
  requireSumsOfActions(found.lines);
  return [{ type: 'PlanAuthorized', data: { inferred: false, source: null } }];
}

function requireMetas({ lines }: ExistingPlan): void {
  for (const { kind, number, metaId } of lines.values()) {
    if (kind === 'meta' || (metaId !== null && lines.has(metaId))) continue;
    refuse('meta-not-found', `la acción ${number} no tiene su meta en el plan`);
  }
}
