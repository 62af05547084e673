import type { Line } from '../plan/line';
import { equal, sum } from '../plan/quantity';
import type { Quantity } from '../plan/words';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { LineFacts, PrintedRow } from './line-facts';
import { isInDoubt } from './printed-row-findings';
import { distinct, named, shown, shownSum } from './spanish';

/**
 * C01, one for a line: rows whose planned figures do not add up to the annual goal beside them. A
 * live schedule was checked before it was recorded, a folio's row is C04's, and what was printed
 * before a modification planned the line anew is past (source: domain.md, Findings).
 */
export function plannedSumFindings(line: Line, planId: string, facts: LineFacts): Finding[] {
  const wrong = facts.printed.slice(facts.printedBefore).flatMap(wrongSum);
  const [first] = wrong;
  if (first === undefined) return [];
  const { expected, actual, source } = first;
  const message =
    `${named(line)} programa ${shown(actual)} en sus cuatro trimestres ` +
    `y su meta anual es de ${shown(expected)}.`;
  const evidence = distinct(wrong.map((each) => each.evidence));
  const about = { planId, lineId: line.id, number: line.number };
  return [findingOf('POA-C01', line.id, { ...about, message, expected, actual, evidence, source })];
}

function wrongSum(printed: PrintedRow) {
  const { row, settled, source } = printed;
  const planned: readonly (Quantity | null)[] = settled?.planned ?? row.planned;
  if (isInDoubt(printed) || planned.includes(null)) return [];
  const [expected, actual] = [row.annualGoal, sum(planned)];
  if (equal(expected, actual)) return [];
  const evidence = `programado: ${shownSum(planned)}; meta anual: ${shown(expected)}`;
  return [{ expected, actual, evidence, source }];
}
