import type { Line } from '../plan/line';
import { add, compare, equal, isZero, percentage, ratio, sum } from '../plan/quantity';
import type { Quantity } from '../plan/words';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { laterSheetFindings } from './later-sheet-findings';
import type { LineFacts } from './line-facts';
import { occurrenceFindings } from './occurrence-findings';
import { printedRowFindings } from './printed-row-findings';
import { named, shown, shownSum } from './spanish';
import { sumFindings } from './sum-findings';
import { unexplainedFindings } from './unexplained-findings';

/** Every finding about one line as it stands. */
export function lineFindings(line: Line, planId: string, facts: LineFacts): readonly Finding[] {
  return [
    ...plannedSum(line, planId, facts),
    ...facts.printed.flatMap((row) => printedRowFindings(row, planId, line.id)),
    ...uncited(line, planId, facts),
    ...occurrenceFindings(line, planId, facts.openedAfter),
    ...unexplainedFindings(line, planId, facts),
    ...goalMoved(line, planId, facts),
    ...sumFindings(line, planId, facts),
    ...laterSheetFindings(line, planId, facts),
  ];
}

function about(line: Line, planId: string) {
  return { planId, lineId: line.id, number: line.number };
}

/** C01: a live schedule was checked before it was recorded, and a folio's row is C04's. */
function plannedSum(line: Line, planId: string, { printed, moved }: LineFacts): Finding[] {
  const last = printed.at(-1);
  if (last === undefined || moved !== null || line.schedule === null) return [];
  const [expected, actual] = [line.goal, sum(line.schedule)];
  if (equal(expected, actual)) return [];
  const message =
    `${named(line)} programa ${shown(actual)} en sus cuatro trimestres ` +
    `y su meta anual es de ${shown(expected)}.`;
  const evidence = `programado: ${shownSum(line.schedule)}; meta anual: ${shown(expected)}`;
  const { source } = last;
  const content = { ...about(line, planId), message, expected, actual, evidence, source };
  return [findingOf('POA-C01', line.id, content)];
}

function uncited(line: Line, planId: string, { uncited: missing }: LineFacts): Finding[] {
  if (missing === null) return [];
  const codes = missing.codes.join(', ');
  const message = `${named(line)} cita líneas de acción que el encabezado no enlista: ${codes}.`;
  const { source } = missing;
  const content = { ...about(line, planId), message, evidence: codes, source };
  return [findingOf('POA-I04', line.id, content)];
}

function goalMoved(line: Line, planId: string, { moved }: LineFacts): Finding[] {
  const { goal, authorizedGoal } = line;
  if (goal === authorizedGoal || isZero(authorizedGoal)) return [];
  const isDoubled = compare(goal, add(authorizedGoal, authorizedGoal)) >= 0;
  const isHalved = compare(add(goal, goal), authorizedGoal) <= 0;
  if (!isDoubled && !isHalved) return [];
  const factor = `×${shown(factorOf(goal, authorizedGoal))}`;
  const message =
    `${named(line)} pasó de ${shown(authorizedGoal)} autorizado ` +
    `a ${shown(goal)} vigente (${factor}).`;
  const evidence = `${shown(goal)} ÷ ${shown(authorizedGoal)} = ${factor}`;
  const source = moved?.source ?? null;
  const figures = { message, expected: authorizedGoal, actual: goal, evidence, source };
  return [findingOf('POA-G01', line.id, { ...about(line, planId), ...figures })];
}

/** Current ÷ authorized, rounded half up to two places: a whole percentage is hundredths. */
function factorOf(goal: Quantity, authorizedGoal: Quantity): string {
  const hundredths = percentage(goal, authorizedGoal) ?? 0;
  return ratio(hundredths.toString(), '100') ?? '0';
}
