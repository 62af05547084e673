import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { FolioFacts } from './folio-facts';
import type { PlanChange, Raise } from './movement-facts';
import { inQuarter, named, namedWithin, quarterName, shown } from './spanish';

/** What the movements of a folio did when it was late: T01 and T03. */
export function movementFindings(folio: FolioFacts, planId: string): Finding[] {
  return [
    ...folio.planChanges.flatMap((change) => lateChange(change, planId)),
    ...folio.raises.map((raised) => lateRaise(raised, planId)),
  ];
}

function lateChange(change: PlanChange, planId: string): Finding[] {
  const { subject, lineId, number, folio, source, quarters } = change;
  const [first] = quarters;
  if (first === undefined) return [];
  const { quarter, before: expected, after: actual } = first;
  const message = change.opened
    ? `El folio ${folio} abre ${namedWithin(change)} con ${shown(actual)} ` +
      `en el ${quarterName(quarter)}, que ya había terminado.`
    : `El folio ${folio} cambia lo programado de ${namedWithin(change)} de ${shown(expected)} ` +
      `a ${shown(actual)} en el ${quarterName(quarter)}, que ya había terminado.`;
  const evidence = quarters
    .map((each) => inQuarter(each.quarter, `${shown(each.before)} → ${shown(each.after)}`))
    .join('; ');
  const about = { planId, lineId, number, quarter, folio, source };
  return [findingOf('POA-T01', subject, { ...about, message, expected, actual, evidence })];
}

function lateRaise(raised: Raise, planId: string): Finding {
  const { subject, lineId, number, folio, source, goalBefore, goalAfter, achieved } = raised;
  const message =
    `${named(raised)} aumentó de ${shown(goalBefore)} a ${shown(goalAfter)} ` +
    `con el folio ${folio} cuando ya había alcanzado ${shown(achieved)}.`;
  const evidence =
    `alcanzado antes del aumento: ${shown(achieved)}; ` +
    `meta: ${shown(goalBefore)} → ${shown(goalAfter)}`;
  const about = { planId, lineId, number, folio, source };
  const figures = { message, expected: goalBefore, actual: achieved, evidence };
  return findingOf('POA-T03', subject, { ...about, ...figures });
}
