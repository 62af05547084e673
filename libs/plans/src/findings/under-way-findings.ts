import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { namedWithin, quarterName, shown } from './spanish';
import type { LeftUnderWay } from './under-way-facts';

/** M02: an amount that was under way when a quarter of the plan that gave it was closed. */
export function underWayFinding(left: LeftUnderWay, planId: string): Finding {
  const { transferId, lineId, number, folio, amount, to, quarters } = left;
  const names = quarters.map(quarterName).join(', ');
  const message =
    `De ${namedWithin(left)} había ${shown(amount)} en tránsito hacia el plan ${to} ` +
    `al cierre del ${names}.`;
  const evidence = `${shown(amount)} hacia ${to}, folio ${folio}: ${names}`;
  const about = { planId, lineId, number, quarter: quarters.at(-1) ?? null, folio };
  return findingOf('POA-M02', transferId, { ...about, message, actual: amount, evidence });
}
