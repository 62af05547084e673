import type { Line, Progress } from '../plan/line';
import type { ExistingPlan } from '../plan/plan';
import { QUARTERS } from '../plan/words';
import type { Quarter } from '../plan/words';
import type { Finding, FindingSource } from './finding';
import { findingOf } from './finding-of';
import type { LineFactsById } from './line-facts';
import { kept } from './remembered';
import { reportsOf, standingProgress, standingReport, subjectOf } from './reports';
import type { Report } from './reports';
import { named, quarterName } from './spanish';

/** I01: a line whose number another line bore before it; of several, the one right before. */
export function numbersUsedAgain(plan: ExistingPlan, facts: LineFactsById): readonly Finding[] {
  const bearers = new Map<number, Line>();
  const found: Finding[] = [];
  for (const line of plan.lines.values()) {
    const earlier = bearers.get(line.number);
    bearers.set(line.number, line);
    if (earlier === undefined) continue;
    const source = facts.get(line.id)?.openedAt ?? null;
    found.push(usedAgain(line, plan.planId, { earlier, source }));
  }
  return found;
}

interface Again {
  readonly earlier: Line;
  readonly source: FindingSource | null;
}

function usedAgain(line: Line, planId: string, { earlier, source }: Again): Finding {
  const message = `El número ${line.number} se usa de nuevo para otra línea.`;
  const evidence = [earlier, line]
    .map(({ description, unitOfMeasure }) => `«${description}» (${unitOfMeasure})`)
    .join('; ');
  const content = { planId, lineId: line.id, number: line.number, message, evidence, source };
  return findingOf('POA-I01', line.id, content);
}

/** J02: lines that bear one and the same remark in a quarter, a finding for each. */
export function sharedRemarks(
  { lines, planId }: ExistingPlan,
  facts: LineFactsById,
): readonly Finding[] {
  const found: Finding[] = [];
  for (const quarter of QUARTERS) {
    for (const group of groupsOfRemark(lines.values(), quarter)) {
      found.push(...sharedBy(group, planId, { quarter, facts }));
    }
  }
  return found;
}

/** Lines that share a remark, remark by remark. */
function groupsOfRemark(lines: Iterable<Line>, quarter: Quarter): Iterable<readonly Line[]> {
  const first = new Map<string, Line>();
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const remark = remarkOf(standingProgress(line, quarter));
    if (remark === '') continue;
    const earlier = first.get(remark);
    if (earlier === undefined) first.set(remark, line);
    else groups.set(remark, [...(groups.get(remark) ?? [earlier]), line]);
  }
  return groups.values();
}

/** A report belongs to one line and quarter, so what is found about it is kept with it. */
const keep = kept<Finding>();

interface InQuarter {
  readonly quarter: Quarter;
  readonly facts: LineFactsById;
}

function sharedBy(
  group: readonly Line[],
  planId: string,
  { quarter, facts }: InQuarter,
): readonly Finding[] {
  const numbers = group.map(({ number }) => number).join(', ');
  return group.flatMap((line) => {
    const report = standingReport(reportsOf(line), quarter);
    if (report === null) return [];
    const { progress } = report;
    const remark = remarkOf(progress);
    // A live report is on no sheet, also where one of the quarter prints another remark.
    const row = facts.get(line.id)?.printed.findLast((each) => {
      return each.quarter === quarter && (each.row.remarks ?? '').trim() === remark;
    });
    const shared = { report, numbers, remark, source: row?.source ?? null };
    const context = [planId, numbers, shared.source];
    return [keep(progress, context, () => sharedRemark(line, planId, shared))];
  });
}

function remarkOf(progress: Progress | null): string {
  return (progress?.remarks ?? '').trim();
}

interface Shared {
  readonly report: Report;
  readonly numbers: string;
  readonly remark: string;
  readonly source: FindingSource | null;
}

function sharedRemark(line: Line, planId: string, shared: Shared): Finding {
  const { numbers, remark, source } = shared;
  const { quarter } = shared.report;
  const message =
    `${named(line)} lleva en el ${quarterName(quarter)} la misma observación que otras líneas ` +
    `(${numbers}).`;
  const evidence = `${numbers}: «${remark}»`;
  const about = { planId, lineId: line.id, number: line.number, quarter };
  const content = { ...about, message, evidence, source };
  return findingOf('POA-J02', subjectOf(line, shared.report), content);
}
