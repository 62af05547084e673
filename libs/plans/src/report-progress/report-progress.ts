import { activeLineOf, authorized, text } from '../plan/guards';
import type { Line } from '../plan/line';
import { occurredInOf } from '../plan/occurred-in';
import type { ExistingPlan, Plan } from '../plan/plan';
import type { OccurredIn, ProgressReported } from '../plan/plan.events';
import { atQuarter, quantity } from '../plan/quantity';
import { refuse } from '../plan/refusal';
import { same } from '../plan/same';
import { roman } from '../plan/schedule';
import type { Quantity, Quarter } from '../plan/words';

export interface ReportedLine {
  /** Id of the line, or `number:402` for the active line with that number. */
  readonly line: string;
  readonly achieved: Quantity;
  /** Why achieved differs from planned; `null` where nothing is remarked. */
  readonly remarks: string | null;
  /** Which part of it happened in other quarters. */
  readonly occurredIn: readonly OccurredIn[];
}
export interface ReportProgress {
  readonly quarter: Quarter;
  readonly lines: readonly ReportedLine[];
}

/**
 * Reports what was achieved in a quarter, for one line or many: all or nothing. It may be reported
 * again while the quarter is open; a line whose figures stay the same is quiet.
 * @throws PlanRefusal `plan-not-found`, `plan-closed`, `plan-not-authorized`, `quarter-closed`,
 * `line-not-found`, `line-ambiguous`, `line-inactive`, `line-repeated`, `quantity-invalid`,
 * `text-invalid`, `occurred-in-invalid`
 */
export function reportProgress(command: ReportProgress, plan: Plan): readonly ProgressReported[] {
  const found = authorized(plan);
  const { quarter, lines } = command;
  if (atQuarter(found.quarters, quarter).closed) {
    return refuse('quarter-closed', `el trimestre ${roman(quarter)} está cerrado: se corrige`);
  }
  const named = lines.map((report) => ({ line: activeLineOf(found, report.line), report }));
  requireDistinct(named.map(({ line }) => line));
  return named
    .map(({ line, report }) => reported(line, report, quarter))
    .filter((report) => isNews(report, found));
}

function reported(line: Line, report: ReportedLine, quarter: Quarter): ProgressReported {
  const { id, number } = line;
  const achieved = quantity(report.achieved, `línea ${number}, alcanzado`);
  const remarks = remarksOf(report.remarks, number);
  const occurredIn = occurredInOf(report.occurredIn, { quarter, achieved });
  const data = { quarter, lineId: id, achieved, remarks, occurredIn, source: null };
  return { type: 'ProgressReported', data };
}

/** A field of a form that was left blank says nothing. */
function remarksOf(remarks: string | null, number: number): string | null {
  const blank = remarks === null || remarks.trim() === '';
  return blank ? null : text(remarks, `línea ${number}, observaciones`);
}

function requireDistinct(lines: readonly Line[]): void {
  const twice = lines.find((line, index) => lines.indexOf(line) < index);
  if (twice === undefined) return;
  refuse('line-repeated', `la línea ${twice.number} viene dos veces`);
}

function isNews({ data }: ProgressReported, plan: ExistingPlan): boolean {
  const line = plan.lines.get(data.lineId);
  const before = line === undefined ? null : atQuarter(line.progress, data.quarter);
  if (before?.achieved !== data.achieved || before.remarks !== data.remarks) return true;
  return !same(before.occurredIn, data.occurredIn);
}
