import type { Line } from '../plan/line';
import { add, compare, isZero, percentage, ratio } from '../plan/quantity';
import type { Quantity } from '../plan/words';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { laterSheetFindings } from './later-sheet-findings';
import type { LineFacts } from './line-facts';
import { occurrenceFindings } from './occurrence-findings';
import { plannedSumFindings } from './planned-sum-findings';
import { printedRowFindings } from './printed-row-findings';
import { named, shown } from './spanish';
import { sumFindings } from './sum-findings';
import { unexplainedFindings } from './unexplained-findings';

/** Every finding about one line as it stands. */
export function lineFindings(line: Line, planId: string, facts: LineFacts): readonly Finding[] {
  return [
    ...plannedSumFindings(line, planId, facts),
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
