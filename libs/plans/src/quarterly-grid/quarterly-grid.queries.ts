import type { AsOf, ReadStore } from '@libro/read-store';
import { findingCodesAt, linesAt, planAt } from '../current-goals/plan-reads.queries';
import type { Quarter } from '../plan/words';
import { quarterlyGridOf } from './quarterly-grid';
import type { QuarterlyGrid } from './quarterly-grid';

/**
 * Form TMM-F004 of a plan and quarter as of a position or time, or now; `null` where there was no
 * such plan then.
 * @throws InvalidAsOf
 */
export async function quarterlyGrid(
  reads: ReadStore,
  { planId, quarter }: { readonly planId: string; readonly quarter: Quarter },
  at?: AsOf,
): Promise<QuarterlyGrid | null> {
  const asOf = await reads.asOf(at);
  const body = await planAt(reads, planId, asOf);
  if (body === null) return null;
  const lines = await linesAt(reads, planId, asOf);
  const findings = await findingCodesAt(reads, planId, asOf);
  return quarterlyGridOf({ asOf, body, lines, findings }, quarter);
}
