import type { AsOf, Holding, ReadStore } from '@libro/read-store';
import { pageOf } from '../current-goals/page';
import type { PageOptions } from '../current-goals/page';
import type { FindingCode, Severity } from './finding';
import { evidenceDigest } from './finding-of';
import type { AnsweredFinding, FindingsList, ShownFinding } from './findings-view';
import { FindingVersionEntity } from './findings.entity';

export interface FindingFilters extends PageOptions {
  /** Id of the one plan; `null` for the body's own catalogues and files. */
  readonly plan?: string | null;
  /** Only those about one of these plans. */
  readonly plans?: readonly string[];
  readonly code?: FindingCode;
  readonly severity?: Severity;
  readonly acknowledged?: boolean;
}

/** The findings that were open as of a position or time, or now. @throws InvalidAsOf */
export async function findings(
  reads: ReadStore,
  filters: FindingFilters,
  at?: AsOf,
): Promise<FindingsList> {
  const asOf = await reads.asOf(at);
  const rows = await reads.versionsAt(FindingVersionEntity, asOf, whereOf(filters));
  const { severity, acknowledged } = filters;
  const shown = rows
    .map(answeredOf)
    .filter((each) => severity === undefined || each.severity === severity)
    .filter((each) => acknowledged === undefined || acknowledged === (each.acknowledged !== null));
  return { asOf, ...pageOf(shown, sortKey, filters) };
}

/**
 * What a finding is about, whether it is open now or was once; `null` where it never was. `planId`
 * is `null` for one that belongs to no plan.
 */
export async function findingEver(
  reads: ReadStore,
  findingId: string,
): Promise<{ readonly planId: string | null; readonly isOpen: boolean } | null> {
  const asOf = await reads.asOf();
  const order = { validFrom: 'DESC' } as const;
  const last = await reads.reading(() =>
    reads.manager.findOne(FindingVersionEntity, { where: { findingId }, order }),
  );
  return last && { planId: last.planId, isOpen: last.validTo > asOf };
}

function answeredOf({ body }: FindingVersionEntity): AnsweredFinding {
  const shown = JSON.parse(body) as ShownFinding;
  return { ...shown, evidenceDigest: evidenceDigest(shown) };
}

function whereOf({ plan, plans, code }: FindingFilters): Holding<FindingVersionEntity> {
  return {
    ...(plans === undefined ? {} : { planId: plans }),
    ...(plan === undefined ? {} : { planId: plan }),
    ...(code === undefined ? {} : { code }),
  };
}

/** By plan, the body's own first; then by code and number. */
function sortKey({ planId, code, number, id }: ShownFinding): string {
  return [planId ?? '', code, String(number ?? 0).padStart(9, '0'), id].join(' ');
}
