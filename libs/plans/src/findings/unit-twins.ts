import { distance } from 'fastest-levenshtein';
import type { CatalogueEntry } from './catalogue-entries';
import type { FindingSource } from './finding';

/** A unit's code outside its branch's numbering, and the one that it looks like (I06). */
export interface UnitTwin {
  readonly code: string;
  readonly twin: string;
  readonly branch: string;
  readonly source: FindingSource | null;
}

/**
 * The code that a unit's would be under its branch's numbering, where it differs from it in one
 * place: 34201 in branch 54 looks like 54201. `null` for every other unit.
 */
export function twinOf({ kind, code, parents, source }: CatalogueEntry): UnitTwin | null {
  const [branch] = parents;
  if (kind !== 'executingUnit' || branch === undefined || code.startsWith(branch)) return null;
  const twin = branch + code.slice(branch.length);
  const isClose = twin.length === code.length && distance(twin, code) === 1;
  return isClose ? { code, twin, branch, source } : null;
}
