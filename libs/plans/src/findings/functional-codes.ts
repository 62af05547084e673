import type { CatalogueEntry } from './catalogue-entries';
import type { FindingSource } from './finding';
import { onShelf, withOnShelf } from './shelf';
import type { Shelf } from './shelf';

/** A plan and where its functional classification stands. */
export interface ClassifiedPlan {
  readonly planId: string;
  readonly source: FindingSource | null;
}

/** The plans of one functional classification: purpose, function and subfunction. */
export interface ClassifiedPlans {
  /** "2, 2, 2" */
  readonly codes: string;
  readonly count: number;
  readonly plans: Shelf<ClassifiedPlan>;
}

export type FunctionalCodes = ReadonlyMap<string, ClassifiedPlans>;

/** Notes a plan's functional classification; of several sheets, the first one's stands. */
export function withFunctionalCode(known: FunctionalCodes, entry: CatalogueEntry): FunctionalCodes {
  const { kind, code, parents, planId, source } = entry;
  if (kind !== 'subfunction') return known;
  for (const { plans } of known.values()) if (onShelf(plans, planId) !== undefined) return known;
  const codes = [...parents, code].join(', ');
  const { count, plans } = known.get(codes) ?? { count: 0, plans: new Map() };
  const classified = withOnShelf(plans, planId, { planId, source });
  return new Map(known).set(codes, { codes, count: count + 1, plans: classified });
}

/** The classification of more than half of the plans, and of two at least; `null` where none is. */
export function majorityOf(functional: FunctionalCodes): string | null {
  let total = 0;
  let most: ClassifiedPlans | null = null;
  for (const each of functional.values()) {
    total += each.count;
    if (most === null || each.count > most.count) most = each;
  }
  if (most === null || most.count < 2 || 2 * most.count <= total) return null;
  return most.codes;
}
