import type { ExistingPlan } from '../plan/plan';
import type { LineKind, Quantity, Quarter } from '../plan/words';

/** An amount that was under way when quarters of the giving plan were closed (M02). */
export interface LeftUnderWay {
  readonly transferId: string;
  readonly lineId: string;
  readonly kind: LineKind;
  readonly number: number;
  readonly amount: Quantity;
  readonly folio: string;
  /** The plan that the amount was given to. */
  readonly to: string;
  readonly quarters: readonly Quarter[];
}

type ByTransfer = ReadonlyMap<string, LeftUnderWay>;

/** The amounts under way as a quarter of the plan that gave them is closed. */
export function leftUnderWay(known: ByTransfer, quarter: Quarter, plan: ExistingPlan): ByTransfer {
  let next = known;
  for (const { transferId, lineId, amount, folio, to } of plan.underWay.values()) {
    const line = plan.lines.get(lineId);
    if (line === undefined) continue;
    const quarters = [...(next.get(transferId)?.quarters ?? []), quarter];
    const { kind, number } = line;
    const left = { transferId, lineId, kind, number, amount, folio, to: to.planId, quarters };
    next = new Map(next).set(transferId, left);
  }
  return next;
}
