import type { Lines } from '../plan/line.evolve';
import type { ExistingPlan } from '../plan/plan';
import type { PlanEvent } from '../plan/plan.events';
import { equal, isZero } from '../plan/quantity';
import { refuse } from '../plan/refusal';
import type { Quantity } from '../plan/words';
import { after } from './fold';
import { requireSameUnit } from './transfer-rules';
import { isUnderWay } from './under-way';

interface Half {
  readonly amount: Quantity;
  /** The line's unit of measure when the amount left or reached it. */
  readonly unitOfMeasure: string;
}

/**
 * Within one plan what leaves a line reaches another, in the same folio and unit of measure.
 * @throws PlanRefusal `transfer-unbalanced`, `unit-of-measure-differs`
 */
export function requireBalancedTransfers(plan: ExistingPlan, events: readonly PlanEvent[]): void {
  // To fold a long folio once more takes as long as to apply it.
  if (!events.some(({ data }) => 'transferId' in data)) return;
  const [given, received] = [new Map<string, Half>(), new Map<string, Half>()];
  let now = plan;
  for (const event of events) {
    now = after(now, [event]);
    if (event.type === 'ActionTransferred' || event.type === 'MetaTransferred') {
      const { transferId, to } = event.data;
      if (to.planId === plan.planId) given.set(transferId, halfOf(now.lines, event.data));
    }
    if (event.type === 'ActionReceived' && event.data.from.planId === plan.planId) {
      received.set(event.data.transferId, halfOf(now.lines, event.data));
    }
  }
  for (const [transferId, half] of given) requireSameHalf(half, received.get(transferId));
}

function halfOf(lines: Lines, data: { readonly lineId: string; readonly amount: Quantity }): Half {
  return { amount: data.amount, unitOfMeasure: lines.get(data.lineId)?.unitOfMeasure ?? '' };
}

function requireSameHalf(given: Half, received: Half | undefined): void {
  if (received === undefined || !equal(given.amount, received.amount)) {
    const detail = `salen ${given.amount} y se reciben ${received?.amount ?? 'ninguno'}`;
    return refuse('transfer-unbalanced', detail);
  }
  requireSameUnit(given, received);
}

/**
 * An action that counts stands under an active meta: a suppressed meta, or one whose number was
 * opened again, has left none. Only what the folio touched is looked at: transcribed lines keep
 * what is printed.
 * @throws PlanRefusal `meta-has-active-actions`
 */
export function requireActiveMetas(before: ExistingPlan, plan: ExistingPlan): void {
  const touched = (id: string) => before.lines.get(id) !== plan.lines.get(id);
  for (const action of plan.lines.values()) {
    const meta = plan.lines.get(action.metaId ?? '');
    if (meta === undefined || meta.active || !action.active) continue;
    if (!touched(meta.id) && !touched(action.id)) continue;
    if (isZero(action.goal) && !isUnderWay(plan, action.id)) continue;
    const detail = `la meta ${meta.number} no queda activa y su acción ${action.number} sí`;
    refuse('meta-has-active-actions', detail);
  }
}
