import type { Line, Progress } from '../plan/line';
import { sum } from '../plan/quantity';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { isOver } from './quarters-over';
import { reportsOf, subjectOf } from './reports';
import { inQuarter, named, quarterName, shown } from './spanish';

/**
 * What reports say that happened in another quarter: T02 for each, and T03 where it was before a
 * folio opened the line (`openedAfter`: how many quarters were over then).
 */
export function occurrenceFindings(line: Line, planId: string, openedAfter: number): Finding[] {
  const found: Finding[] = [];
  for (const report of reportsOf(line)) {
    const { quarter, progress } = report;
    const { occurredIn } = progress;
    if (occurredIn.length === 0) continue;
    const subject = subjectOf(line, report);
    const about = { planId, lineId: line.id, number: line.number, quarter };
    found.push(findingOf('POA-T02', subject, { ...about, ...elsewhere(line, occurredIn) }));
    for (const content of beforeOpening(line, occurredIn, openedAfter)) {
      found.push(findingOf('POA-T03', subject, { ...about, folio: line.openedBy, ...content }));
    }
  }
  return found;
}

type Occurred = Progress['occurredIn'];

function elsewhere(line: Line, occurredIn: Occurred) {
  const actual = sum(occurredIn.map(({ amount }) => amount));
  const quarters = occurredIn.map(({ quarter }) => quarterName(quarter)).join(', ');
  const message =
    `${named(line)} informa ${shown(actual)} ` + `que se alcanzó en otro periodo: ${quarters}.`;
  return { message, actual, evidence: evidenceOf(occurredIn) };
}

function beforeOpening(line: Line, occurredIn: Occurred, openedAfter: number) {
  const earlier = occurredIn.filter(({ quarter }) => isOver(quarter, openedAfter));
  if (earlier.length === 0) return [];
  const actual = sum(earlier.map(({ amount }) => amount));
  const message =
    `${named(line)} se abrió con el folio ${line.openedBy ?? ''} ` +
    `e informa ${shown(actual)} que se alcanzó en trimestres anteriores a la apertura.`;
  return [{ message, expected: '0', actual, evidence: evidenceOf(earlier) }];
}

function evidenceOf(occurredIn: Occurred): string {
  return occurredIn.map(({ quarter, amount }) => inQuarter(quarter, shown(amount))).join('; ');
}
