import type { Line } from '../plan/line';
import type { ExistingPlan } from '../plan/plan';
import { QUARTERS } from '../plan/words';
import type { Quarter } from '../plan/words';
import type { Finding } from './finding';
import { findingOf } from './finding-of';
import { kept } from './remembered';
import { reportsOf, standingProgress, standingReport } from './reports';
import type { Report } from './reports';
import { named, quarterName } from './spanish';

/** I01: a line whose number another line bore before it. */
export function numbersUsedAgain(plan: ExistingPlan): readonly Finding[] {
  const bearers = new Map<number, Line>();
  const found: Finding[] = [];
  for (const line of plan.lines.values()) {
    const earlier = bearers.get(line.number);
    if (earlier === undefined) bearers.set(line.number, line);
    else found.push(usedAgain(line, plan.planId, earlier));
  }
  return found;
}

function usedAgain(line: Line, planId: string, earlier: Line): Finding {
  const message = `El número ${line.number} se usa de nuevo para otra línea.`;
  const evidence = [earlier, line]
    .map(({ description, unitOfMeasure }) => `«${description}» (${unitOfMeasure})`)
    .join('; ');
  const content = { planId, lineId: line.id, number: line.number, message, evidence };
  return findingOf('POA-I01', line.id, content);
}

/** J02: lines that bear one and the same remark in a quarter, a finding for each. */
export function sharedRemarks({ lines, planId }: ExistingPlan): readonly Finding[] {
  const found: Finding[] = [];
  for (const quarter of QUARTERS) {
    for (const group of groupsOfRemark(lines.values(), quarter)) {
      found.push(...sharedBy(group, planId, quarter));
    }
  }
  return found;
}

/** Lines that share a remark, remark by remark. */
function groupsOfRemark(lines: Iterable<Line>, quarter: Quarter): Iterable<readonly Line[]> {
  const first = new Map<string, Line>();
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const remark = standingProgress(line, quarter)?.remarks?.trim() ?? '';
    if (remark === '') continue;
    const earlier = first.get(remark);
    if (earlier === undefined) first.set(remark, line);
    else groups.set(remark, [...(groups.get(remark) ?? [earlier]), line]);
  }
  return groups.values();
}

/** A report belongs to one line and quarter, so what is found about it is kept with it. */
const keep = kept<Finding>();

function sharedBy(group: readonly Line[], planId: string, quarter: Quarter): readonly Finding[] {
  const numbers = group.map(({ number }) => number).join(', ');
  return group.flatMap((line) => {
    const report = standingReport(reportsOf(line), quarter);
    if (report === null) return [];
    const context = [planId, numbers];
    return [keep(report.progress, context, () => sharedRemark(line, planId, { report, numbers }))];
  });
}

interface Shared {
  readonly report: Report;
  readonly numbers: string;
}

function sharedRemark(line: Line, planId: string, { report, numbers }: Shared): Finding {
  const { subject, quarter, progress } = report;
  const remark = progress.remarks?.trim() ?? '';
  const message =
    `${named(line)} lleva en el ${quarterName(quarter)} la misma observación que otras líneas ` +
    `(${numbers}).`;
  const evidence = `${numbers}: «${remark}»`;
  const about = { planId, lineId: line.id, number: line.number, quarter };
  return findingOf('POA-J02', subject, { ...about, message, evidence });
}
