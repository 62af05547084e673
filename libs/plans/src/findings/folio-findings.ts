import { add, compare, equal, isZero, subtract, sum } from '../plan/quantity';
import type { PerQuarter, Quantity } from '../plan/words';
import { additiveFindings } from './additive-findings';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { FolioFacts, FolioRow } from './folio-facts';
import { justificationFindings } from './justification-findings';
import { movementFindings } from './movement-findings';
import { notAppliedFindings } from './not-applied-findings';
import { codesFitAmounts } from './printed-codes';
import { named, shown, shownQuarters } from './spanish';

/** Every finding about one folio. */
export function folioFindings(folio: FolioFacts, planId: string): readonly Finding[] {
  return [
    ...folio.blocks.flatMap(({ rows }) => rows.flatMap((row) => printedRow(row, planId, folio))),
    ...additiveFindings(folio, planId),
    ...movementFindings(folio, planId),
    ...justificationFindings(folio, planId),
    ...notAppliedFindings(folio, planId),
  ];
}

function printedRow(row: FolioRow, planId: string, folio: FolioFacts): Finding[] {
  return [...modifiedGoal(row, planId, folio), ...withoutCounterpart(row, planId, folio)];
}

function about({ lineId, number, source }: FolioRow, planId: string, folio: string) {
  return { planId, lineId, number, folio, source };
}

/** C04 too: codes that say another movement than the amounts beside them, however these add up. */
function otherCodes(row: FolioRow, planId: string, folio: string): Finding[] {
  if (row.printed === null || codesFitAmounts(row.printed)) return [];
  const actual = row.printed.movements.join(' / ');
  const evidence = `${actual}: ${evidenceOf(row.printed)}`;
  const message =
    `${named(row)} lleva ${actual} en el folio ${folio} y las cantidades de su fila ` +
    `no son de ese movimiento.`;
  const content = { ...about(row, planId, folio), message, actual, evidence };
  return [findingOf('POA-C04', row.subject, content)];
}

/** C04: authorized ± movements = modified = Σ calendar, where the calendar is stated. */
function modifiedGoal(row: FolioRow, planId: string, facts: FolioFacts): Finding[] {
  if (row.printed === null) return [];
  const { folio } = facts;
  const { modified } = row.printed;
  const goal = isRestated(row, facts) ? null : goalOfRow(row.printed);
  const calendar = sumOfCalendar(row.printed.calendarPrinted);
  const wrongGoal = goal !== null && !equal(goal, modified);
  if (!wrongGoal && (calendar === null || equal(calendar, modified))) {
    return otherCodes(row, planId, folio);
  }
  const [expected, actual] = wrongGoal ? [goal, modified] : [modified, calendar];
  const message = wrongGoal
    ? `${named(row)} imprime en el folio ${folio} una meta modificada de ${shown(modified)} ` +
      `y de su fila resulta ${shown(goal)}.`
    : `${named(row)} tiene en el folio ${folio} un calendario que suma ${shown(calendar ?? '0')} ` +
      `y una meta modificada de ${shown(modified)}.`;
  const evidence = evidenceOf(row.printed);
  const content = { ...about(row, planId, folio), message, expected, actual, evidence };
  return [findingOf('POA-C04', row.subject, content)];
}

type PrintedFigures = NonNullable<FolioRow['printed']>;

/** What a CUM would have restated is not known where its folio does not apply. */
function isRestated({ printed, subject }: FolioRow, { applied, restated }: FolioFacts): boolean {
  if (printed === null || !printed.movements.includes('CUM')) return false;
  return !applied || restated.includes(subject);
}

/** The goal that the row's movements make. */
function goalOfRow(row: PrintedFigures): string {
  if (row.movements.includes('S') && !isReckoned(row)) return '0';
  const raised = add(row.authorized ?? '0', row.increase ?? '0');
  return subtract(raised, row.decrease ?? '0');
}

/** A suppressed line is left with 0; its row may also print the amount that took it there. */
function isReckoned({ authorized, increase, decrease, modified }: PrintedFigures): boolean {
  return isZero(modified) && authorized !== null && (increase ?? decrease) !== null;
}

function sumOfCalendar(calendar: PerQuarter<Quantity | null>): Quantity | null {
  return calendar.every((cell) => cell === null) ? null : sum(calendar);
}

function evidenceOf({ authorized, increase, decrease, ...row }: PrintedFigures): string {
  const cells = [
    authorized === null ? null : `autorizada ${shown(authorized)}`,
    increase === null ? null : `aumento ${shown(increase)}`,
    decrease === null ? null : `disminución ${shown(decrease)}`,
    `modificada ${shown(row.modified)}`,
    `calendario ${shownQuarters(row.calendarPrinted)}`,
  ];
  return cells.filter((cell) => cell !== null).join('; ');
}

/** M01: a printed transfer that no line answers. */
function withoutCounterpart(row: FolioRow, planId: string, folio: FolioFacts): Finding[] {
  if (row.printed === null || !row.printed.movements.includes('T')) return [];
  if (row.lineId !== null && folio.transferred.includes(row.lineId)) return [];
  const { movements, increase, decrease } = row.printed;
  const codes = movements.join(' / ');
  const actual = increase ?? decrease;
  const amount = actual === null ? '' : ` de ${shown(actual)}`;
  const message =
    `${named(row)} lleva ${codes}${amount} en el folio ${folio.folio} ` +
    `y no nombra contraparte.`;
  const isLess = decrease !== null && compare(decrease, increase ?? '0') > 0;
  const change = isLess ? `disminución ${shown(decrease)}` : `aumento ${shown(increase ?? '0')}`;
  const evidence = `${codes}: ${change}, sin contraparte`;
  const content = { ...about(row, planId, folio.folio), message, actual, evidence };
  return [findingOf('POA-M01', row.subject, content)];
}
