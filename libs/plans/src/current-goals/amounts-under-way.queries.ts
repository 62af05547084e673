import type { ReadStore } from '@libro/read-store';
import type { AmountUnderWay, PlanBody } from './current-goals';
import { TransferVersionEntity } from './current-goals.entity';

/**
 * What the plan gave and what others gave to it, unanswered at a position: visible in both,
 * in the order in which they were given.
 */
export async function amountsUnderWayAt(
  reads: ReadStore,
  { plan, answered }: PlanBody,
  position: number,
): Promise<readonly AmountUnderWay[]> {
  const given = await reads.versionsAt(TransferVersionEntity, position, { planId: plan.id });
  const coming = await reads.versionsAt(TransferVersionEntity, position, { toPlanId: plan.id });
  const open = coming.filter(({ transferId }) => !answered.includes(transferId));
  return [
    ...given.toSorted(asGiven).map(amountOf),
    ...open.toSorted(asGiven).map((row): AmountUnderWay => ({ ...amountOf(row), direction: 'in' })),
  ];
}

/** The database gives rows in an order of its own, which a rebuild may change. */
function asGiven(a: TransferVersionEntity, b: TransferVersionEntity): number {
  return a.validFrom - b.validFrom || (a.transferId < b.transferId ? -1 : 1);
}

function amountOf({ body }: TransferVersionEntity): AmountUnderWay {
  return JSON.parse(body) as AmountUnderWay;
}
