import type { Envelope, Receipt } from '@libro/event-sourcing';
import { commandIdFrom } from '../plan/ids';
import { streamOf } from '../plan/plan';
import type { Plan, UnderWay } from '../plan/plan';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { settleTransfer } from './settle-transfer';
import type { SettleTransfer } from './settle-transfer';

/**
 * Ends, in a giving plan, every amount under way that its receiving plan has answered for. What is
 * settled, or not answered yet, is left alone: call it again after a cut, and before a plan closes.
 * @throws StoreUnavailable as the ledger does
 */
export async function settleTransfers(
  ledger: PlanLedger,
  givingPlan: string,
  cause: Envelope,
): Promise<readonly Receipt[]> {
  const { state } = await ledger.load(streamOf(givingPlan));
  const receipts: Receipt[] = [];
  for (const underWay of underWayOf(state)) {
    const answered = await answerTo(ledger, underWay);
    if (answered !== null) receipts.push(await settle(ledger, { givingPlan, answered }, cause));
  }
  return receipts;
}

function underWayOf(plan: Plan): readonly UnderWay[] {
  return plan.status === 'none' ? [] : [...plan.underWay.values()];
}

async function answerTo(
  ledger: PlanLedger,
  { transferId, to }: UnderWay,
): Promise<SettleTransfer | null> {
  const { state } = await ledger.load(streamOf(to.planId));
  const answer = state.status === 'none' ? undefined : state.answered.get(transferId);
  return answer === undefined ? null : { transferId, answeredBy: to.planId, answer };
}

/** A transfer is answered, and so settled, once: its id alone makes the commandId. */
function settle(
  ledger: PlanLedger,
  { givingPlan, answered }: { readonly givingPlan: string; readonly answered: SettleTransfer },
  { actor, commandId, correlationId }: Envelope,
): Promise<Receipt> {
  const stream = streamOf(givingPlan);
  const name = 'settle-transfer';
  return ledger.execute(
    { stream, name, command: answered, decide: settleTransfer },
    {
      commandId: commandIdFrom(name, answered.transferId),
      actor,
      correlationId: correlationId ?? commandId,
      causationId: commandId,
    },
  );
}
