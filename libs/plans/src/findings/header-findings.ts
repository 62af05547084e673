import type { Header } from '../plan/words';
import type { Finding, FindingSource } from './finding';
import { findingOf } from './finding-of';

/** I02: a unit's code begins with its branch's. */
export function headerFindings(
  header: Header,
  planId: string,
  source: FindingSource | null,
): readonly Finding[] {
  const { branch, executingUnit: unit } = header;
  if (unit.code.startsWith(branch.code)) return [];
  const message =
    `La unidad ejecutora ${unit.code} no sigue la numeración ` + `de su ramo, el ${branch.code}.`;
  const evidence = `unidad ejecutora ${unit.code} en el ramo ${branch.code}`;
  const figures = { expected: branch.code, actual: unit.code, evidence };
  return [findingOf('POA-I02', planId, { planId, message, ...figures, source })];
}
