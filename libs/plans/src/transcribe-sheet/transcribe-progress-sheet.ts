import { rowIdInSheet } from '../plan/ids';
import type { Line } from '../plan/line';
import { isSameName } from '../plan/name-key';
import type { Plan } from '../plan/plan';
import type { PlanEvent, ProgressReported } from '../plan/plan.events';
import type { PrintedProgressRow, ProgressSheet } from '../plan/printed-sheet';
import { atQuarter } from '../plan/quantity';
import { printedSchedule } from '../plan/stated-schedules';
import { QUARTERS } from '../plan/words';
import type { Quarter } from '../plan/words';
import { linesOfRows } from './match-rows';
import {
  activeMetas,
  formTranscribed,
  inferredAuthorization,
  inferredPlan,
  lineOpened,
  sourceIn,
} from './printed-lines';
import type { MetaInReach } from './printed-lines';

/** A row, and the line that it is about: on record already, or opened by the row. */
interface RowOnLine {
  readonly row: PrintedProgressRow;
  readonly lineId: string;
  /** `null`: the row opens it. */
  readonly line: Line | null;
}

/**
 * What a progress sheet (TMM-F004) adds to its plan: the sheet as printed, the plan and the lines
 * that the ledger does not hold, and what was achieved up to the sheet's own quarter where nothing
 * is on record. What the ledger holds already, a closed quarter and a closed plan stay as they are
 * (source: domain.md, Transcribing real sheets).
 */
export function transcribeProgressSheet(sheet: ProgressSheet, plan: Plan): readonly PlanEvent[] {
  const rows = rowsOnLines(sheet, plan);
  const form = formTranscribed(
    sheet,
    rows.map(({ row, lineId }) => ({ row: row.row, lineId, doubtful: isDoubtful(row) })),
  );
  if (plan.status === 'closed') return [form];
  const metas = metasInReach(rows, plan);
  return [
    form,
    ...(plan.status === 'none' ? [inferredPlan(sheet)] : []),
    ...rows.filter(({ line }) => line === null).map(({ row }) => opened(sheet, row, metas)),
    ...inferredAuthorization(sheet, plan),
    ...rows.flatMap((each) => reportedBy(each, sheet, plan)),
  ];
}

function rowsOnLines(sheet: ProgressSheet, plan: Plan): readonly RowOnLine[] {
  const lines = linesOfRows(sheet.rows, plan);
  return sheet.rows.map((row) => {
    const line = lines.get(row.row) ?? null;
    return { row, line, lineId: line?.id ?? rowIdInSheet(sheet.sheet, row.row) };
  });
}

function metasInReach(rows: readonly RowOnLine[], plan: Plan): readonly MetaInReach[] {
  const printed = rows
    .filter(({ row, line }) => row.kind === 'meta' && (line?.active ?? true))
    .map(({ row, lineId }) => ({ id: lineId, number: row.number, row: row.row }));
  return [...activeMetas(plan), ...printed];
}

function opened(sheet: ProgressSheet, row: PrintedProgressRow, metas: readonly MetaInReach[]) {
  const { annualGoal } = row;
  return lineOpened(sheet, {
    row,
    annualGoal,
    schedule: printedSchedule(row),
    movement: null,
    metas,
  });
}

function isDoubtful({ placement }: PrintedProgressRow): boolean {
  return placement === 'doubtful';
}

function reportedBy(
  { row, lineId, line }: RowOnLine,
  sheet: ProgressSheet,
  plan: Plan,
): readonly ProgressReported[] {
  if (isDoubtful(row)) return [];
  return QUARTERS.flatMap((quarter) => {
    const achieved = atQuarter(row.achieved, quarter);
    const isOwn = quarter === sheet.quarter;
    if (achieved === null || quarter > sheet.quarter || isQuarterClosed(plan, quarter)) return [];
    if (line !== null && isOnRecord(line, row, { quarter, isOwn })) return [];
    const remarks = isOwn ? row.remarks : null;
    const source = sourceIn(sheet, row);
    const data = { quarter, lineId, achieved, remarks, occurredIn: [], source };
    return [{ type: 'ProgressReported', data }];
  });
}

function isQuarterClosed(plan: Plan, quarter: Quarter): boolean {
  return plan.status !== 'none' && atQuarter(plan.quarters, quarter).closed;
}

/**
 * The ledger has a figure for the quarter already. After a change of unit of measure it has one too
 * where the earlier series does, and a figure in the earlier unit does not belong to the new one.
 */
function isOnRecord(
  line: Line,
  row: PrintedProgressRow,
  { quarter, isOwn }: { quarter: Quarter; isOwn: boolean },
): boolean {
  if (atQuarter(line.progress, quarter) !== null) return true;
  if (line.earlierSeries.length === 0) return false;
  if (!isSameName(row.unitOfMeasure, line.unitOfMeasure)) return true;
  return !isOwn && line.earlierSeries.some(({ progress }) => atQuarter(progress, quarter) !== null);
}
