import type { Line } from '../plan/line';
import { atQuarter, equal } from '../plan/quantity';
import { QUARTERS } from '../plan/words';
import type { Quantity, Quarter } from '../plan/words';
import type { Finding, FindingSource } from './finding';
import { findingOf } from './finding-of';
import type { LineFacts } from './line-facts';
import { kept } from './remembered';
import { reportsOf, standingReport } from './reports';
import { named, quarterName, shown } from './spanish';

/** A report belongs to one line and quarter, so what is found about it is kept with it. */
const keep = kept<Finding>();

/**
 * J03: only where plan and figure are stated, in one unit of measure, and the figure was reported
 * in its own quarter.
 */
export function unexplainedFindings(line: Line, planId: string, facts: LineFacts): Finding[] {
  const reports = reportsOf(line);
  return QUARTERS.flatMap((quarter) => {
    const report = standingReport(reports, quarter);
    if (report === null || report.series.schedule === null) return [];
    const { progress, subject } = report;
    const isExplained = (progress.remarks ?? '').trim() !== '';
    if (isExplained || facts.learntLater.includes(quarter)) return [];
    const expected = atQuarter(report.series.schedule, quarter);
    if (equal(progress.achieved, expected)) return [];
    const source = facts.printed.findLast((each) => each.quarter === quarter)?.source ?? null;
    const figures = { subject, quarter, expected, actual: progress.achieved, source };
    const context = [planId, expected, source];
    return [keep(progress, context, () => withoutRemark(line, planId, figures))];
  });
}

interface Figures {
  readonly subject: string;
  readonly quarter: Quarter;
  readonly expected: Quantity;
  readonly actual: Quantity;
  readonly source: FindingSource | null;
}

function withoutRemark(line: Line, planId: string, figures: Figures): Finding {
  const { subject, ...found } = figures;
  const { quarter, expected, actual } = found;
  const message =
    `${named(line)} alcanzó ${shown(actual)} de ${shown(expected)} programado ` +
    `en el ${quarterName(quarter)} y no lleva observación.`;
  const evidence = `programado: ${shown(expected)}; alcanzado: ${shown(actual)}`;
  const about = { planId, lineId: line.id, number: line.number };
  return findingOf('POA-J03', subject, { ...about, ...found, message, evidence });
}
