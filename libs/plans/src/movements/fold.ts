import { existing } from '../plan/guards';
import type { ExistingPlan, Plan } from '../plan/plan';
import { evolve } from '../plan/plan.evolve';
import type { PlanEvent } from '../plan/plan.events';

/** The plan after events that do not open it. */
export function after(plan: ExistingPlan, events: readonly PlanEvent[]): ExistingPlan {
  return existing(events.reduce<Plan>(evolve, plan));
}
