import type { Line } from '../plan/line';
import { atQuarter, equal } from '../plan/quantity';
import { QUARTERS } from '../plan/words';
import type { Quantity } from '../plan/words';
import type { Finding, FindingSource } from './finding';
import { findingOf } from './finding-of';
import type { LineFacts } from './line-facts';
import { kept } from './remembered';
import { reportsOf, standingReport, subjectOf } from './reports';
import type { Report } from './reports';
import { named, quarterName, shown } from './spanish';

/** A report belongs to one line and quarter, so what is found about it is kept with it. */
const keep = kept<Finding>();

/**
 * J03: only where plan and figure are stated, in one unit of measure, and the figure was reported
 * in its own quarter.
 */
export function unexplainedFindings(line: Line, planId: string, facts: LineFacts): Finding[] {
  const reports = reportsOf(line);
  const found: Finding[] = [];
  for (const quarter of QUARTERS) {
    const report = standingReport(reports, quarter);
    if (report === null || report.series.schedule === null) continue;
    const { progress } = report;
    const isExplained = (progress.remarks ?? '').trim() !== '';
    if (isExplained || facts.learntLater.includes(quarter)) continue;
    const expected = atQuarter(report.series.schedule, quarter);
    if (equal(progress.achieved, expected)) continue;
    const source = facts.printed.findLast((each) => each.quarter === quarter)?.source ?? null;
    const context = [planId, expected, source];
    const find = () => withoutRemark(line, planId, { report, expected, source });
    found.push(keep(progress, context, find));
  }
  return found;
}

interface Unexplained {
  readonly report: Report;
  readonly expected: Quantity;
  readonly source: FindingSource | null;
}

function withoutRemark(line: Line, planId: string, found: Unexplained): Finding {
  const { report, expected, source } = found;
  const { quarter } = report;
  const actual = report.progress.achieved;
  const message =
    `${named(line)} alcanzó ${shown(actual)} de ${shown(expected)} programado ` +
    `en el ${quarterName(quarter)} y no lleva observación.`;
  const evidence = `programado: ${shown(expected)}; alcanzado: ${shown(actual)}`;
  const about = { planId, lineId: line.id, number: line.number, quarter, source };
  const content = { ...about, message, expected, actual, evidence };
  return findingOf('POA-J03', subjectOf(line, report), content);
}
