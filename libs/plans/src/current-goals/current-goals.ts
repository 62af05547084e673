import type { RowShape, RowTable } from '@libro/event-sourcing';
import type { Line } from '../plan/line';
import type { ExistingPlan, TransferAnswer, UnderWay } from '../plan/plan';
import type { Header, PerQuarter, Quantity, Quarter } from '../plan/words';
import { lastReported, lineFigures } from './line-figures';
import type { LineFigures } from './line-figures';

/** A plan as the head of every report shows it. */
export interface PlanHead extends Header {
  readonly id: string;
  readonly fiscalYear: number;
  readonly status: ExistingPlan['status'];
}

/** A signature as forms show it: printed ones bear a name and no time. */
export interface ShownSignature {
  readonly role: string;
  readonly office: string;
  readonly name: string;
  readonly signedAt: string | null;
}

export interface ShownQuarter {
  readonly quarter: Quarter;
  readonly closed: boolean;
  /** A later correction or movement changed what was signed. */
  readonly outdated: boolean;
  readonly signatures: readonly ShownSignature[];
}

/** An amount that one plan gave and that is neither taken in by the other nor back. */
export interface AmountUnderWay {
  readonly transferId: string;
  readonly direction: 'out' | 'in';
  readonly amount: Quantity;
  readonly whole: boolean;
  readonly folio: string;
  readonly from: { readonly planId: string; readonly lineId: string };
  readonly to: { readonly planId: string; readonly lineId: string | null };
}

/** A line as its plan's goals show it: with the line that its goal, or a part of it, came from. */
export interface GoalLine extends LineFigures {
  readonly origin: Line['origin'];
}

/** `GET /plans/{id}`. */
export interface CurrentGoals {
  readonly asOf: number;
  /** Revision of the plan's stream at that position. */
  readonly revision: number;
  readonly plan: PlanHead;
  readonly lines: readonly GoalLine[];
  readonly quarters: PerQuarter<ShownQuarter>;
  readonly amountsUnderWay: readonly AmountUnderWay[];
}

export interface PlanList {
  readonly asOf: number;
  readonly items: readonly PlanHead[];
  readonly next: string | null;
}

/** What a plan's row keeps as JSON. */
export interface PlanBody {
  readonly plan: PlanHead;
  readonly quarters: PerQuarter<ShownQuarter>;
  /** Transfers of other plans that this one has answered, and how. */
  readonly answered: readonly AnsweredTransfer[];
}

export interface AnsweredTransfer {
  readonly transferId: string;
  readonly answer: TransferAnswer['answer'];
}

export const PLAN_VERSION: RowTable = {
  name: 'plan_version',
  kind: 'versions',
  key: ['plan_id'],
  values: ['fiscal_year', 'branch', 'program', 'unit', 'body'],
};
export const LINE_VERSION: RowTable = {
  name: 'line_version',
  kind: 'versions',
  key: ['plan_id', 'line_id'],
  values: ['number', 'ordinal', 'body'],
};
export const TRANSFER_VERSION: RowTable = {
  name: 'transfer_version',
  kind: 'versions',
  key: ['plan_id', 'transfer_id'],
  values: ['to_plan_id', 'body'],
};

/** A line's row keeps the line itself; its figures are computed where they are asked for. */
export function lineShape(planId: string): RowShape<Line> {
  return {
    table: LINE_VERSION,
    key: (line) => [planId, line.id],
    values: (line, ordinal) => [line.number, ordinal, JSON.stringify(line)],
  };
}

export function transferShape(planId: string): RowShape<UnderWay> {
  return {
    table: TRANSFER_VERSION,
    key: ({ transferId }) => [planId, transferId],
    values: (given) => [given.to.planId, JSON.stringify(amountOf(planId, given))],
  };
}

function amountOf(planId: string, given: UnderWay): AmountUnderWay {
  const { transferId, amount, whole, folio, to, lineId } = given;
  return { transferId, direction: 'out', amount, whole, folio, from: { planId, lineId }, to };
}

export const PLAN_SHAPE: RowShape<PlanBody> = {
  table: PLAN_VERSION,
  key: ({ plan }) => [plan.id],
  values: (body) => {
    const { fiscalYear, branch, program, executingUnit } = body.plan;
    const codes = [branch.code, program.code, executingUnit.code];
    return [fiscalYear, ...codes, JSON.stringify(body)];
  },
};

export function planHead({ planId, fiscalYear, status, header }: ExistingPlan): PlanHead {
  return { id: planId, fiscalYear, status, ...header };
}

/** In the order of the form: by number; of two lines with one number, the earlier first. */
export function inFormOrder(lines: readonly { line: Line; ordinal: number }[]): readonly Line[] {
  return lines
    .toSorted((a, b) => a.line.number - b.line.number || a.ordinal - b.ordinal)
    .map(({ line }) => line);
}

/** Every line's figures up to the last quarter in which the plan has reported anything. */
export function goalLines(
  lines: readonly Line[],
  findings: ReadonlyMap<string, readonly string[]>,
): readonly GoalLine[] {
  const upTo = lastReported(lines);
  return lines.map((line) => {
    const figures = lineFigures(line, upTo, findings.get(line.id) ?? []);
    return { ...figures, origin: line.origin };
  });
}
