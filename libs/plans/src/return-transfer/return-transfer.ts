import type { Decide } from '@libro/event-sourcing';
import type { IncomingTransfer, IncomingTransfers } from '../movements/facts';
import { existing, text } from '../plan/guards';
import type { TransferDeclined } from '../plan/movement.events';
import type { ExistingPlan, Plan } from '../plan/plan';
import { refuse } from '../plan/refusal';

export interface ReturnTransfer {
  readonly transferId: string;
  /** The plan that gave the amount: its stream shows what is under way. */
  readonly givenBy: string;
  readonly reason: string;
}

/**
 * The receiving plan will not take an amount in: it goes back to the plan that gave it. A closed
 * plan may still decline, or the giving one could never close. One that is declined already is
 * quiet (source: domain.md, Movements: transfers).
 * @throws PlanRefusal `plan-not-found`, `transfer-answered` (taken in), `transfer-not-found`,
 * `text-invalid`
 */
export function returnTransfer(
  incoming: IncomingTransfers,
): Decide<ReturnTransfer, Plan, TransferDeclined> {
  return (command, plan) => {
    const found = existing(plan);
    const { transferId } = command;
    const reason = text(command.reason, 'motivo');
    const answered = found.answered.get(transferId);
    if (answered?.answer === 'declined') return [];
    if (answered !== undefined) {
      return refuse(
        'transfer-answered',
        `el plan ya recibió la cantidad con el folio ${answered.folio}`,
      );
    }
    const { amount, planId, lineId } = incomingTo(found, command, incoming);
    const data = { transferId, amount, from: { planId, lineId }, reason };
    return [{ type: 'TransferDeclined', data }];
  };
}

function incomingTo(
  plan: ExistingPlan,
  { transferId, givenBy }: ReturnTransfer,
  incoming: IncomingTransfers,
): IncomingTransfer {
  const found = incoming.get(transferId);
  if (found?.to.planId === plan.planId && found.planId === givenBy) return found;
  return refuse(
    'transfer-not-found',
    `no hay tal cantidad en tránsito de ${givenBy} hacia el plan`,
  );
}
