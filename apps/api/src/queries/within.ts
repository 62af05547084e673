import type { Principal } from '@libro/identity';
import { plans } from '@libro/plans';
import type { ReadStore } from '@libro/read-store';
import { filtersWithin, isBodyWide } from '../access/scope';

/** The plans that a token covers; nothing to narrow where it covers the whole body. */
export async function within(reads: ReadStore, asOf: number, { scope }: Principal) {
  if (isBodyWide(scope)) return {};
  const covered = await plans(reads, filtersWithin({}, scope) ?? {}, asOf);
  return { plans: covered.items.map(({ id }) => id) };
}
