import type { AsOf, Holding, ReadStore } from '@libro/read-store';
import { LessThanOrEqual } from 'typeorm';
import { AuditEntryEntity } from '../audit-trail/audit-trail.entity';
import { amountsUnderWayAt } from './amounts-under-way.queries';
import { goalLines } from './current-goals';
import type { CurrentGoals, PlanList } from './current-goals';
import { PlanVersionEntity } from './current-goals.entity';
import { pageOf } from './page';
import type { PageOptions } from './page';
import { findingCodesAt, linesAt, planAt, planBody } from './plan-reads.queries';

/**
 * A plan's goals as of a position or time, or now; `null` where there was no such plan then.
 * @throws InvalidAsOf
 */
export async function currentGoals(
  reads: ReadStore,
  planId: string,
  at?: AsOf,
): Promise<CurrentGoals | null> {
  const asOf = await reads.asOf(at);
  const body = await planAt(reads, planId, asOf);
  if (body === null) return null;
  const lines = await linesAt(reads, planId, asOf);
  return {
    asOf,
    revision: await planRevision(reads, planId, asOf),
    plan: body.plan,
    lines: goalLines(lines, await findingCodesAt(reads, planId, asOf)),
    quarters: body.quarters,
    amountsUnderWay: await amountsUnderWayAt(reads, body, asOf),
  };
}

export interface PlanFilters extends PageOptions {
  readonly fiscalYear?: number;
  /** Codes. */
  readonly branch?: string;
  readonly program?: string;
  readonly unit?: string;
}

/** The plans as of a position or time, by id. @throws InvalidAsOf */
export async function plans(reads: ReadStore, filters: PlanFilters, at?: AsOf): Promise<PlanList> {
  const asOf = await reads.asOf(at);
  const rows = await reads.versionsAt(PlanVersionEntity, asOf, whereOf(filters));
  const heads = rows.map((row) => planBody(row).plan);
  return { asOf, ...pageOf(heads, ({ id }) => id, filters) };
}

function whereOf(filters: PlanFilters): Holding<PlanVersionEntity> {
  const { fiscalYear, branch, program, unit } = filters;
  return {
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...(branch === undefined ? {} : { branch }),
    ...(program === undefined ? {} : { program }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** Revision of a plan at a position: every event has an audit entry, the last one tells. */
export async function planRevision(
  reads: ReadStore,
  planId: string,
  position: number,
): Promise<number> {
  const where = { planId, position: LessThanOrEqual(position) };
  const order = { position: 'DESC' } as const;
  const last = await reads.reading(() =>
    reads.manager.findOne(AuditEntryEntity, { where, order, select: { revision: true } }),
  );
  return last?.revision ?? 0;
}
