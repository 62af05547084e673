import { unreachable } from '@libro/event-sourcing';
import { lineWith, planWith } from './copies';
import { linesAfter } from './line.evolve';
import type { LineEvent } from './line.evolve';
import { isAboutFolio, modificationsAfter } from './modifications.evolve';
import type { ModificationEvent } from './modification.events';
import { planIdOf } from './plan';
import type { ExistingPlan, NoPlan, Plan } from './plan';
import type { DataOf, PlanEvent, PlanOpened } from './plan.events';
import { openQuarters, quartersAfter, quartersTouched } from './quarters';
import { rowResolved } from './row-resolved';
import { withStatedSchedules } from './stated-schedules';
import { withCorrection } from './technical-correction';
import { transfersAfter } from './transfers.evolve';

/**
 * The plan after an event. Pure; the one place where a plan's state changes.
 * @throws Error for a history that cannot be: an event before its plan, or its line, was opened, or
 * a plan that is opened twice, or a row that is settled and was not in doubt
 */
export function evolve(plan: Plan, event: PlanEvent): Plan {
  if (plan.status === 'none') return beforeAny(plan, event);
  if (event.type === 'PlanOpened') throw new Error(`the history opens ${plan.planId} twice`);
  if (isAboutFolio(event)) {
    return planWith(plan, { modifications: modificationsAfter(plan.modifications, event) });
  }
  return after(plan, event);
}

/** A transcribed sheet is the first fact about the plan that it opens (domain.md, Transcribing). */
function beforeAny(plan: NoPlan, event: PlanEvent): Plan {
  if (event.type === 'PlanOpened') {
    const fresh = opened(event.data);
    return plan.transcribed === undefined ? fresh : transcribed(fresh, plan.transcribed);
  }
  if (event.type === 'FormTranscribed' && plan.transcribed === undefined) {
    return { status: 'none', transcribed: event.data };
  }
  throw new Error(`the history has ${event.type} before PlanOpened`);
}

type OtherEvent = Exclude<PlanEvent, PlanOpened | ModificationEvent>;

function after(plan: ExistingPlan, event: OtherEvent): ExistingPlan {
  switch (event.type) {
    case 'PlanAuthorized':
      return planWith(plan, { status: 'authorized', lines: withAuthorizedGoals(plan) });
    case 'PlanClosed':
      return planWith(plan, { status: 'closed' });
    case 'QuarterSigned':
    case 'QuarterClosed':
      return planWith(plan, { quarters: quartersAfter(plan.quarters, event) });
    case 'TechnicalCorrectionMade':
      return withCorrection(plan, event.data);
    case 'FormTranscribed':
      return transcribed(plan, event.data);
    case 'FindingAcknowledged':
      return acknowledged(plan, event.data);
    case 'ActionTransferred':
    case 'MetaTransferred':
    case 'ActionReceived':
    case 'TransferReturned':
      return planWith(withLineEvent(plan, event), transfersAfter(plan, event));
    case 'TransferDeclined':
    case 'TransferCompleted':
      return planWith(plan, transfersAfter(plan, event));
    case 'RowResolved':
      return withRowResolved(plan, event.data);
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
    suppressed: new Set(),
    acknowledged: new Map(),
  };
}

function withLineEvent(plan: ExistingPlan, event: LineEvent): ExistingPlan {
  const after = withLines(plan, linesAfter(plan.lines, event));
  if (event.type !== 'LineSuppressed') return after;
  return planWith(after, { suppressed: new Set(plan.suppressed).add(event.data.lineId) });
}

function withRowResolved(plan: ExistingPlan, data: DataOf<'RowResolved'>): ExistingPlan {
  const { lines, doubtfulRows } = rowResolved(plan, data);
  return planWith(withLines(plan, lines), { doubtfulRows });
}

function withLines(plan: ExistingPlan, lines: ExistingPlan['lines']): ExistingPlan {
  return planWith(plan, { lines, quarters: quartersTouched(plan.quarters, plan.lines, lines) });
}

function withAuthorizedGoals(plan: ExistingPlan): ExistingPlan['lines'] {
  return new Map(
    [...plan.lines].map(([id, line]) => [id, lineWith(line, { authorizedGoal: line.goal })]),
  );
}

function transcribed(plan: ExistingPlan, data: DataOf<'FormTranscribed'>): ExistingPlan {
  const sheets = new Set(plan.sheets).add(data.sheet.sheet);
  if (data.sheet.form === 'TMM-F009') return planWith(plan, { sheets });
  const stated = withLines(plan, withStatedSchedules(plan, data));
  const doubtfulRows = new Map(plan.doubtfulRows);
  for (const { rowId, lineId, row, doubtful } of data.rows) {
    const printed = data.sheet.rows.find((each) => each.row === row);
    if (!doubtful || printed === undefined) continue;
    const { remarks, unitOfMeasure } = printed;
    const { quarter } = data.sheet;
    doubtfulRows.set(rowId, { rowId, lineId, quarter, unitOfMeasure, remarks });
  }
  return planWith(stated, { sheets, doubtfulRows });
}

function acknowledged(plan: ExistingPlan, data: DataOf<'FindingAcknowledged'>): ExistingPlan {
  const { findingId, evidenceDigest } = data;
  return planWith(plan, {
    acknowledged: new Map(plan.acknowledged).set(findingId, evidenceDigest),
  });
}
