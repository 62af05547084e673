import type { ReadStore } from '@libro/read-store';
import type { AmountUnderWay, PlanBody } from './current-goals';
import { TransferVersionEntity } from './current-goals.entity';

/** What the plan gave and what others gave to it, unanswered at a position: visible in both. */
export async function amountsUnderWayAt(
  reads: ReadStore,
  { plan, answered }: PlanBody,
  position: number,
): Promise<readonly AmountUnderWay[]> {
  const given = await reads.versionsAt(TransferVersionEntity, position, { planId: plan.id });
  const coming = await reads.versionsAt(TransferVersionEntity, position, { toPlanId: plan.id });
  const open = coming.filter(({ transferId }) => !answered.includes(transferId));
  return [
    ...given.map(amountOf),
    ...open.map((row): AmountUnderWay => ({ ...amountOf(row), direction: 'in' })),
  ];
}

function amountOf({ body }: TransferVersionEntity): AmountUnderWay {
  return JSON.parse(body) as AmountUnderWay;
}
