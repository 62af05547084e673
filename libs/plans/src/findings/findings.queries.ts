import type { AsOf, ReadStore } from '@libro/read-store';
import type { FindOptionsWhere } from 'typeorm';
import { pageOf } from '../current-goals/page';
import type { PageOptions } from '../current-goals/page';
import type { FindingCode, Severity } from './finding';
import type { FindingsList, ShownFinding } from './findings-view';
import { FindingVersionEntity } from './findings.entity';

export interface FindingFilters extends PageOptions {
  readonly plan?: string;
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
    .map(({ body }) => JSON.parse(body) as ShownFinding)
    .filter((each) => severity === undefined || each.severity === severity)
    .filter((each) => acknowledged === undefined || acknowledged === (each.acknowledged !== null));
  return { asOf, ...pageOf(shown, sortKey, filters) };
}

function whereOf({ plan, code }: FindingFilters): FindOptionsWhere<FindingVersionEntity> {
  return {
    ...(plan === undefined ? {} : { planId: plan }),
    ...(code === undefined ? {} : { code }),
  };
}

/** By plan, the body's own first; then by code and number. */
function sortKey({ planId, code, number, id }: ShownFinding): string {
  return [planId ?? '', code, String(number ?? 0).padStart(9, '0'), id].join(' ');
}
