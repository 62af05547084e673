import type { Scope } from '@libro/identity';
import type { PlanFilters } from '@libro/plans';

/** The filters narrowed to a token's scope; `null` where nothing of it is asked for. */
export function filtersWithin(filters: PlanFilters, scope: Scope): PlanFilters | null {
  const within: { branch?: string; program?: string; unit?: string } = {};
  for (const level of ['branch', 'program', 'unit'] as const) {
    const [asked, allowed] = [filters[level], scope[level]];
    if (asked !== undefined && allowed !== null && asked !== allowed) return null;
    const one = allowed ?? asked;
    if (one !== undefined) within[level] = one;
  }
  return { ...filters, ...within };
}

/** Whether a token covers the whole body. */
export function isBodyWide({ branch, program, unit }: Scope): boolean {
  return branch === null && program === null && unit === null;
}
