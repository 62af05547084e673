import { changedRows } from '@libro/event-sourcing';
import type { RowChange } from '@libro/event-sourcing';
import type { Line } from '../plan/line';
import type { ExistingPlan, Plan, UnderWay } from '../plan/plan';
import { atQuarter, mapQuarters } from '../plan/quantity';
import { quarterKey, shownSignatures } from '../projection/papers';
import type { Papers } from '../projection/papers';
import { lineShape, PLAN_SHAPE, planHead, transferShape } from './current-goals';
import type { PlanBody } from './current-goals';

interface PlanState {
  readonly plan: Plan;
  readonly papers: Papers;
}

/** The rows of a plan, its lines and its amounts under way that differ between two states of it. */
export function planRows(before: PlanState, after: PlanState): readonly RowChange[] {
  const { plan } = after;
  if (plan.status === 'none') return [];
  const was = before.plan.status === 'none' ? null : before.plan;
  const rows = [
    ...changedRows(lineShape(plan.planId), was?.lines ?? NO_LINES, plan.lines),
    ...changedRows(transferShape(plan.planId), was?.underWay ?? NO_TRANSFERS, plan.underWay),
  ];
  const sameSheets = before.papers.printed === after.papers.printed;
  if (was !== null && !headDiffers(was, plan) && sameSheets) return rows;
  return [planRow(plan, after.papers, was !== null), ...rows];
}

const NO_LINES: ReadonlyMap<string, Line> = new Map();
const NO_TRANSFERS: ReadonlyMap<string, UnderWay> = new Map();

function headDiffers(was: ExistingPlan, is: ExistingPlan): boolean {
  const sameHead = was.header === is.header && was.status === is.status;
  return !(sameHead && was.quarters === is.quarters && was.answered === is.answered);
}

function planRow(plan: ExistingPlan, papers: Papers, replaces: boolean): RowChange {
  const { table, key, values } = PLAN_SHAPE;
  const body: PlanBody = {
    plan: planHead(plan),
    quarters: mapQuarters((quarter) => {
      const { closed, outdated, signatures } = atQuarter(plan.quarters, quarter);
      const shown = shownSignatures(papers, quarterKey(quarter), signatures);
      return { quarter, closed, outdated, signatures: shown };
    }),
    answered: [...plan.answered].map(([transferId, { answer }]) => ({ transferId, answer })),
  };
  return { table, key: key(body, plan.planId), values: values(body, 0), replaces };
}
