import { InvalidAsOf } from '@libro/read-store';
import type { AsOf, Holding, ReadStore } from '@libro/read-store';
import { amountsUnderWayAt } from '../current-goals/amounts-under-way.queries';
import type { PlanBody } from '../current-goals/current-goals';
import { PlanVersionEntity } from '../current-goals/current-goals.entity';
import { linesAt, planBody } from '../current-goals/plan-reads.queries';
import { findings } from '../findings/findings.queries';
import type { AnsweredFinding } from '../findings/findings-view';
import { foliosAt, folioVersionsAt } from '../modifications-sheet/modifications-sheet.queries';
import type { Quarter } from '../plan/words';
import {
  findingsDifference,
  InvalidSince,
  SinceAfterAsOf,
  unitDifferences,
} from './cabildo-comparison';
import type { CabildoComparison, ComparedUnit } from './cabildo-comparison';
import { cabildoReportOf } from './cabildo-figures';
import type { UnitParts } from './cabildo-figures';
import { isShown } from './cabildo-movements';
import type { FolioInEffect } from './cabildo-movements';
import type { CabildoReport } from './cabildo-report';

export interface CabildoFilters {
  readonly fiscalYear: number;
  readonly quarter: Quarter;
  /** Code of the one branch to show; all of them unless told. */
  readonly branch?: string;
  /** Codes of the one program and of the one unit to show. */
  readonly program?: string;
  readonly unit?: string;
  /** A position or time, not later than the report's, to compare the report with. */
  readonly since?: AsOf;
}

/**
 * The cabildo's report of a quarter, by branch, program and unit, as of a position or time, or now;
 * `null` where there was no plan of that year, or of that branch in it, then.
 * @throws InvalidAsOf
 * @throws InvalidSince for a `since` that is neither a position nor a time
 * @throws SinceAfterAsOf for one later than the report's position
 */
export async function cabildoReport(
  reads: ReadStore,
  { quarter, since, ...where }: CabildoFilters,
  at?: AsOf,
): Promise<CabildoReport | null> {
  const asOf = await reads.asOf(at);
  const earlier = since === undefined ? null : await earlierThan(reads, since, { asOf, at });
  const bodies = await bodiesAt(reads, where, asOf);
  if (bodies.length === 0) return null;
  const parts: UnitParts[] = [];
  for (const body of bodies) parts.push(await partsOf(reads, body, { asOf, quarter }));
  const own = await bodyFindings(reads, asOf);
  const report = { asOf, fiscalYear: where.fiscalYear, quarter, findings: own };
  const comparison =
    earlier === null ? null : await compared(reads, { since: earlier, asOf, bodies });
  return cabildoReportOf({ ...report, comparison }, parts);
}

/** The end of the last append up to `since`. */
async function earlierThan(
  reads: ReadStore,
  since: AsOf,
  { asOf, at }: { readonly asOf: number; readonly at: AsOf | undefined },
): Promise<number> {
  const position = await reads.asOf(since).catch((error: unknown) => {
    throw error instanceof InvalidAsOf ? new InvalidSince(since) : error;
  });
  // A position that the log has not reached is later than the report, wherever the log ends.
  const latest = Math.max(asOf, at === undefined ? 0 : (positionOf(at) ?? 0));
  if (position > asOf || (positionOf(since) ?? 0) > latest) throw new SinceAfterAsOf(since, asOf);
  return position;
}

/** The number of a position; `null` of a time. */
function positionOf(at: AsOf): number | null {
  return Number.isNaN(Number(at)) ? null : Number(at);
}

async function bodiesAt(
  reads: ReadStore,
  where: Holding<PlanVersionEntity>,
  position: number,
): Promise<readonly PlanBody[]> {
  const rows = await reads.versionsAt(PlanVersionEntity, position, where);
  return rows.toSorted((a, b) => (a.planId < b.planId ? -1 : 1)).map(planBody);
}

async function bodyFindings(
  reads: ReadStore,
  position: number,
): Promise<readonly AnsweredFinding[]> {
  return (await findings(reads, { plan: null }, position)).items;
}

async function partsOf(
  reads: ReadStore,
  body: PlanBody,
  { asOf, quarter }: { readonly asOf: number; readonly quarter: Quarter },
): Promise<UnitParts> {
  const { id, fiscalYear } = body.plan;
  const folios: FolioInEffect[] = [];
  for (const { folio, from } of await folioVersionsAt(reads, id, asOf)) {
    if (!isShown(folio, fiscalYear, quarter)) continue;
    // Nothing changes a folio once it is in effect: its version begins where it took effect.
    folios.push({ folio, linesBefore: await linesAt(reads, id, from - 1) });
  }
  return {
    plan: body.plan,
    lines: await linesAt(reads, id, asOf),
    folios,
    amountsUnderWay: await amountsUnderWayAt(reads, body, asOf),
    findings: (await findings(reads, { plan: id }, asOf)).items,
  };
}

interface Span {
  readonly since: number;
  readonly asOf: number;
  /** The plans of the report, as of its position. */
  readonly bodies: readonly PlanBody[];
}

/** By the plans' ids: at the earlier position their headers may have said another branch. */
async function compared(
  reads: ReadStore,
  { since, asOf, bodies }: Span,
): Promise<CabildoComparison> {
  const planId = bodies.map(({ plan }) => plan.id);
  const before = await unitsAt(reads, await bodiesAt(reads, { planId }, since), since);
  const after = await unitsAt(reads, bodies, asOf);
  return {
    since,
    units: unitDifferences(before, after),
    findings: findingsDifference(await bodyFindings(reads, since), await bodyFindings(reads, asOf)),
  };
}

async function unitsAt(
  reads: ReadStore,
  bodies: readonly PlanBody[],
  position: number,
): Promise<readonly ComparedUnit[]> {
  const units: ComparedUnit[] = [];
  for (const body of bodies) {
    const { plan, quarters } = body;
    units.push({
      plan,
      quarters,
      amountsUnderWay: await amountsUnderWayAt(reads, body, position),
      lines: await linesAt(reads, plan.id, position),
      folios: await foliosAt(reads, plan.id, position),
      findings: (await findings(reads, { plan: plan.id }, position)).items,
    });
  }
  return units;
}
