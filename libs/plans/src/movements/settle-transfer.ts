import { unreachable } from '@libro/event-sourcing';
import { existing } from '../plan/guards';
import type { TransferCompleted, TransferReturned } from '../plan/movement.events';
import type { Plan, TransferAnswer } from '../plan/plan';
import { restoredBy } from './restored';

/** What the receiving plan answered, told to the plan that gave the amount. */
export interface SettleTransfer {
  readonly transferId: string;
  /** The plan that answered. */
  readonly answeredBy: string;
  readonly answer: TransferAnswer;
}

/**
 * Ends an amount under way in the giving plan: it was taken in, or it comes back; one that is not
 * under way any more is quiet (source: domain.md, Movements: transfers).
 * @throws PlanRefusal `plan-not-found`
 */
export function settleTransfer(
  { transferId, answeredBy, answer }: SettleTransfer,
  plan: Plan,
): readonly (TransferCompleted | TransferReturned)[] {
  const found = existing(plan);
  const underWay = found.underWay.get(transferId);
  if (underWay === undefined) return [];
  switch (answer.answer) {
    case 'received': {
      const receivedBy = { planId: answeredBy, lineId: answer.lineId, folio: answer.folio };
      return [{ type: 'TransferCompleted', data: { transferId, receivedBy } }];
    }
    case 'declined': {
      const { amount } = underWay;
      const { reason } = answer;
      const restored = restoredBy(found, underWay);
      const data = { transferId, amount, reason, returnedBy: answeredBy, restored };
      return [{ type: 'TransferReturned', data }];
    }
    default:
      return unreachable(answer);
  }
}
