import type { AsOf, ReadStore } from '@libro/read-store';
import { amountsUnderWayAt } from '../current-goals/amounts-under-way.queries';
import type { PlanBody } from '../current-goals/current-goals';
import { PlanVersionEntity } from '../current-goals/current-goals.entity';
import { linesAt, planBody } from '../current-goals/plan-reads.queries';
import { findings } from '../findings/findings.queries';
import { foliosAt } from '../modifications-sheet/modifications-sheet.queries';
import type { Quarter } from '../plan/words';
import { cabildoReportOf } from './cabildo-figures';
import type { UnitParts } from './cabildo-figures';
import type { CabildoReport } from './cabildo-report';

export interface CabildoFilters {
  readonly fiscalYear: number;
  readonly quarter: Quarter;
  /** Code of the one branch to show; all of them unless told. */
  readonly branch?: string;
}

/**
 * The cabildo's figures of a quarter, by branch, program and unit, as of a position or time.
 * @throws InvalidAsOf
 */
export async function cabildoReport(
  reads: ReadStore,
  { fiscalYear, quarter, branch }: CabildoFilters,
  at?: AsOf,
): Promise<CabildoReport> {
  const asOf = await reads.asOf(at);
  const where = { fiscalYear, ...(branch === undefined ? {} : { branch }) };
  const rows = await reads.versionsAt(PlanVersionEntity, asOf, where);
  const parts: UnitParts[] = [];
  for (const row of rows.toSorted((a, b) => (a.planId < b.planId ? -1 : 1))) {
    parts.push(await partsOf(reads, planBody(row), asOf));
  }
  const all = await findings(reads, {}, asOf);
  const bodyWide = all.items.filter(({ planId }) => planId === null);
  return cabildoReportOf({ asOf, fiscalYear, quarter, findings: bodyWide }, parts);
}

async function partsOf(reads: ReadStore, body: PlanBody, asOf: number): Promise<UnitParts> {
  const { plan } = body;
  return {
    plan,
    lines: await linesAt(reads, plan.id, asOf),
    folios: await foliosAt(reads, plan.id, asOf),
    amountsUnderWay: await amountsUnderWayAt(reads, body, asOf),
    findings: (await findings(reads, { plan: plan.id }, asOf)).items,
  };
}
