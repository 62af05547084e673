import type {
  Finding,
  FindingCode,
  PlanEvent,
  PrintedProgressRow,
  PrintedSheet,
  ProgressSheet,
} from '@libro/plans';
import { NO_FACTS } from '../../libs/plans/src/findings/plan-facts';
import { factsAfter } from '../../libs/plans/src/findings/plan-facts-after';
import type { PlanFacts } from '../../libs/plans/src/findings/plan-facts';
import { planFindings } from '../../libs/plans/src/findings/plan-findings';
import { findingIdOf, rowIdInSheet } from '../../libs/plans/src/plan/ids';
import { NO_PLAN } from '../../libs/plans/src/plan/plan';
import type { ExistingPlan, Plan } from '../../libs/plans/src/plan/plan';
import { evolve } from '../../libs/plans/src/plan/plan.evolve';
import { QUARTERS } from '../../libs/plans/src/plan/words';
import { event, idOf, PLAN_ID, PLAN_OPENED } from './plan-history';
import { recordedOf } from './plan-log';
import { sourceOf } from './printed-sheets';

/** The plan and the facts that a history leaves. */
export function factsOfHistory(
  events: readonly PlanEvent[],
  stream = `plan-${PLAN_ID}`,
): { readonly plan: ExistingPlan; readonly facts: PlanFacts } {
  let plan: Plan = NO_PLAN;
  let facts = NO_FACTS;
  for (const recorded of recordedOf(events, stream)) {
    const before = plan;
    plan = evolve(before, recorded.event);
    facts = factsAfter(facts, { before, recorded, after: plan });
  }
  if (plan.status === 'none') throw new Error('the history opens no plan');
  return { plan, facts };
}

/** What the rules find of a code after a history. */
export function findingsAfter(code: FindingCode, ...events: readonly PlanEvent[]): Finding[] {
  const { plan, facts } = factsOfHistory(events);
  return planFindings(plan, facts).filter((finding) => finding.code === code);
}

/** A finding as a test states it: what is not named is `null`. */
export function finding(
  code: FindingCode,
  subject: string,
  content: Partial<Finding> & Pick<Finding, 'severity' | 'message' | 'evidence'>,
): Finding {
  return {
    id: findingIdOf(code, subject),
    code,
    planId: PLAN_ID,
    lineId: null,
    number: null,
    quarter: null,
    folio: null,
    expected: null,
    actual: null,
    source: null,
    ...content,
  };
}

/** Where a row of a test's sheet stands (see `printed-sheets`). */
export function placeIn({ file, sha256 }: PrintedSheet, line: number) {
  return { file, sha256, line };
}

/** What a test's progress sheet adds to a plan: itself, the lines of its rows, and its reports. */
export function transcribed(
  sheet: ProgressSheet,
  { isFirst = true }: { readonly isFirst?: boolean } = {},
): readonly PlanEvent[] {
  const rows = sheet.rows.map(({ row, number, placement }) => ({
    row,
    rowId: rowIdInSheet(sheet.sheet, row),
    lineId: idOf(number),
    doubtful: placement === 'doubtful',
  }));
  const lines = sheet.rows.map((row) => lineOf(sheet, row));
  const head = isFirst ? [{ ...PLAN_OPENED, data: { ...PLAN_OPENED.data, inferred: true } }] : [];
  return [
    ...head,
    event('FormTranscribed', { sheet, rows }),
    ...(isFirst ? [...lines, event('PlanAuthorized', { inferred: true, source: null })] : []),
    ...sheet.rows.flatMap((row) => reportsOf(sheet, row)),
  ];
}

function lineOf(sheet: ProgressSheet, row: PrintedProgressRow): PlanEvent {
  const [first, second, third, fourth] = row.planned;
  const isStated = first !== null && second !== null && third !== null && fourth !== null;
  const { number, description, linesOfAction, unitOfMeasure, annualGoal, kind } = row;
  const line = {
    ...{ lineId: idOf(number), number, description, linesOfAction, unitOfMeasure, annualGoal },
    schedule: isStated ? ([first, second, third, fourth] as const) : null,
    movement: null,
    inferred: true,
    source: sourceOf(sheet, row.row),
  };
  return kind === 'meta'
    ? event('MetaOpened', { ...line, additive: false })
    : event('ActionOpened', { ...line, metaId: null });
}

/** Figures up to the sheet's quarter; its remarks are about that quarter. */
function reportsOf(sheet: ProgressSheet, row: PrintedProgressRow): readonly PlanEvent[] {
  return QUARTERS.filter((quarter) => quarter <= sheet.quarter).flatMap((quarter) => {
    const achieved = row.achieved[quarter - 1] ?? null;
    if (achieved === null) return [];
    const remarks = quarter === sheet.quarter ? row.remarks : null;
    const source = sourceOf(sheet, row.row);
    const lineId = idOf(row.number);
    return [
      event('ProgressReported', { quarter, lineId, achieved, remarks, occurredIn: [], source }),
    ];
  });
}
