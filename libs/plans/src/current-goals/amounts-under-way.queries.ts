import type { ReadStore } from '@libro/read-store';
import type { AmountUnderWay, PlanBody } from './current-goals';
import { PlanVersionEntity, TransferVersionEntity } from './current-goals.entity';
import { planBody } from './plan-reads.queries';

/**
 * What the plan gave and what others gave to it, under way at a position, in the order in which
 * they were given. What the plan gave is so until the other plan takes it in, or it is back:
 * between the two appends of a transfer it stands once, here or in the line that took it in
 * (source: decision of 2026-11-23, transfers between plans). What others gave, until it answers.
 */
export async function amountsUnderWayAt(
  reads: ReadStore,
  { plan, answered }: PlanBody,
  position: number,
): Promise<readonly AmountUnderWay[]> {
  const given = await reads.versionsAt(TransferVersionEntity, position, { planId: plan.id });
  const received = await receivedAt(reads, given, position);
  const own = given.filter(({ transferId }) => !received.has(transferId));
  const coming = await reads.versionsAt(TransferVersionEntity, position, { toPlanId: plan.id });
  const ids = new Set(answered.map(({ transferId }) => transferId));
  const open = coming.filter(({ transferId }) => !ids.has(transferId));
  return [
    ...own.toSorted(asGiven).map(amountOf),
    ...open.toSorted(asGiven).map((row): AmountUnderWay => ({ ...amountOf(row), direction: 'in' })),
  ];
}

/** The plan that gave an amount to another one, whatever became of it; `null`: no such transfer. */
export async function givingPlan(
  reads: ReadStore,
  { transferId, toPlanId }: { readonly transferId: string; readonly toPlanId: string },
): Promise<string | null> {
  const where = { transferId, toPlanId };
  const row = await reads.reading(() => reads.manager.findOneBy(TransferVersionEntity, where));
  return row?.planId ?? null;
}

/** The transfers that the plans which these were given to had taken in by a position. */
async function receivedAt(
  reads: ReadStore,
  given: readonly TransferVersionEntity[],
  position: number,
): Promise<ReadonlySet<string>> {
  if (given.length === 0) return new Set();
  const planId = [...new Set(given.map(({ toPlanId }) => toPlanId))];
  const receivers = await reads.versionsAt(PlanVersionEntity, position, { planId });
  const answered = receivers.flatMap((row) => planBody(row).answered);
  const received = answered.filter(({ answer }) => answer === 'received');
  return new Set(received.map(({ transferId }) => transferId));
}

/** The database gives rows in an order of its own, which a rebuild may change. */
function asGiven(a: TransferVersionEntity, b: TransferVersionEntity): number {
  return a.validFrom - b.validFrom || (a.transferId < b.transferId ? -1 : 1);
}

function amountOf({ body }: TransferVersionEntity): AmountUnderWay {
  return JSON.parse(body) as AmountUnderWay;
}
