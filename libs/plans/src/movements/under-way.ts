import type { ExistingPlan } from '../plan/plan';

/** The line gave an amount that no plan has answered for yet. */
export function isUnderWay({ underWay }: ExistingPlan, lineId: string): boolean {
  return [...underWay.values()].some((each) => each.lineId === lineId);
}
