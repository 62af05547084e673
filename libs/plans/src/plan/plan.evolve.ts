import { unreachable } from '@libro/event-sourcing';
import { linesAfter } from './line.evolve';
import type { LineEvent } from './line.evolve';
import { modificationsAfter } from './modifications.evolve';
import { planIdOf } from './plan';
import type { DoubtfulRow, ExistingPlan, NoPlan, Plan } from './plan';
import type { DataOf, PlanEvent, PlanOpened } from './plan.events';
import { openQuarters, quartersAfter, quartersTouched } from './quarters';
import { withCorrection } from './technical-correction';
import { transfersAfter } from './transfers.evolve';

/**
 * The plan after an event. Pure; the one place where a plan's state changes.
 * @throws Error for a history that cannot be: an event before its plan, or its line, was opened
 */
export function evolve(plan: Plan, event: PlanEvent): Plan {
  if (event.type === 'PlanOpened') {
    const fresh = opened(event.data);
    const first = plan.status === 'none' ? plan.transcribed : undefined;
    return first === undefined ? fresh : transcribed(fresh, first);
  }
  return plan.status === 'none' ? beforeOpened(plan, event) : after(plan, event);
}

/** A transcribed sheet is the first fact about the plan that it opens (domain.md, Transcribing). */
function beforeOpened(plan: NoPlan, event: Exclude<PlanEvent, PlanOpened>): NoPlan {
  if (event.type === 'FormTranscribed' && plan.transcribed === undefined) {
    return { status: 'none', transcribed: event.data };
  }
  throw new Error(`the history has ${event.type} before PlanOpened`);
}

function after(plan: ExistingPlan, event: Exclude<PlanEvent, PlanOpened>): ExistingPlan {
  switch (event.type) {
    case 'PlanAuthorized':
      return { ...plan, status: 'authorized', lines: withAuthorizedGoals(plan) };
    case 'PlanClosed':
      return { ...plan, status: 'closed' };
    case 'QuarterSigned':
    case 'QuarterClosed':
      return { ...plan, quarters: quartersAfter(plan.quarters, event) };
    case 'TechnicalCorrectionMade':
      return withCorrection(plan, event.data);
    case 'FormTranscribed':
      return transcribed(plan, event.data);
    case 'FindingAcknowledged': {
      const { findingId, evidenceDigest } = event.data;
      return { ...plan, acknowledged: new Map(plan.acknowledged).set(findingId, evidenceDigest) };
    }
    case 'ModificationDrafted':
    case 'ModificationRedrafted':
    case 'ModificationSigned':
    case 'ModificationReturned':
    case 'ModificationWithdrawn':
    case 'ModificationAuthorized':
    case 'ModificationTranscribed':
      return { ...plan, modifications: modificationsAfter(plan.modifications, event) };
    case 'ActionTransferred':
    case 'MetaTransferred':
    case 'ActionReceived':
    case 'TransferReturned':
      return { ...withLineEvent(plan, event), ...transfersAfter(plan, event) };
    case 'TransferDeclined':
    case 'TransferCompleted':
      return { ...plan, ...transfersAfter(plan, event) };
    case 'RowResolved':
      return { ...withLineEvent(plan, event), doubtfulRows: settled(plan, event.data.rowId) };
    case 'MetaOpened':
    case 'ActionOpened':
    case 'MetaDeclaredAdditive':
    case 'ProgressReported':
    case 'ProgressCorrected':
    case 'LineSuppressed':
    case 'ScheduleChanged':
    case 'AnnualGoalIncreased':
    case 'AnnualGoalDecreased':
    case 'UnitOfMeasureChanged':
      return withLineEvent(plan, event);
    default:
      return unreachable(event);
  }
}

function opened({ fiscalYear, header }: DataOf<'PlanOpened'>): ExistingPlan {
  return {
    status: 'open',
    planId: planIdOf(fiscalYear, header.executingUnit.code),
    fiscalYear,
    header,
    lines: new Map(),
    modifications: new Map(),
    quarters: openQuarters(),
    underWay: new Map(),
    answered: new Map(),
    sheets: new Set(),
    doubtfulRows: new Map(),
    acknowledged: new Map(),
  };
}

function withLineEvent(plan: ExistingPlan, event: LineEvent): ExistingPlan {
  const lines = linesAfter(plan.lines, event);
  return { ...plan, lines, quarters: quartersTouched(plan.quarters, plan.lines, lines) };
}

function withAuthorizedGoals(plan: ExistingPlan): ExistingPlan['lines'] {
  return new Map([...plan.lines].map(([id, line]) => [id, { ...line, authorizedGoal: line.goal }]));
}

function transcribed(plan: ExistingPlan, data: DataOf<'FormTranscribed'>): ExistingPlan {
  const sheets = new Set(plan.sheets).add(data.sheet.sheet);
  if (data.sheet.form === 'TMM-F009') return { ...plan, sheets };
  const doubtfulRows = new Map(plan.doubtfulRows);
  for (const { rowId, lineId, row, doubtful } of data.rows) {
    const remarks = data.sheet.rows.find((printed) => printed.row === row)?.remarks ?? null;
    const state: DoubtfulRow = { rowId, lineId, quarter: data.sheet.quarter, remarks };
    if (doubtful) doubtfulRows.set(rowId, state);
  }
  return { ...plan, sheets, doubtfulRows };
}

function settled(plan: ExistingPlan, rowId: string): ExistingPlan['doubtfulRows'] {
  const rows = new Map(plan.doubtfulRows);
  rows.delete(rowId);
  return rows;
}
