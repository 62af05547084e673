import { rowIdInSheet } from '../plan/ids';
import type { MovementRef } from '../plan/movement.events';
import type { Plan } from '../plan/plan';
import type {
  ActionOpened,
  FormTranscribed,
  MetaOpened,
  PlanAuthorized,
  PlanOpened,
} from '../plan/plan.events';
import type { PrintedMovementRow, PrintedProgressRow, PrintedSheet } from '../plan/printed-sheet';
import type { Quantity, Schedule, SourceRef } from '../plan/words';

export type PrintedRow = PrintedProgressRow | PrintedMovementRow;

/** Sheet and row (`null`: the header) that an event is derived from. */
export function sourceIn(sheet: PrintedSheet, row: PrintedRow | null): SourceRef {
  const { sheet: digest, file, sha256 } = sheet;
  const at = row ?? { line: sheet.line, row: null };
  return { sheet: digest, file, sha256, line: at.line, row: at.row };
}

/** The sheet as printed, with the line that each of its rows is about. */
export function formTranscribed(
  sheet: PrintedSheet,
  rows: readonly { readonly row: number; readonly lineId: string; readonly doubtful: boolean }[],
): FormTranscribed {
  const onLines = rows.map(({ row, lineId, doubtful }) => {
    return { row, rowId: rowIdInSheet(sheet.sheet, row), lineId, doubtful };
  });
  return { type: 'FormTranscribed', data: { sheet, rows: onLines } };
}

export function inferredPlan(sheet: PrintedSheet): PlanOpened {
  const { fiscalYear, header } = sheet;
  const source = sourceIn(sheet, null);
  return { type: 'PlanOpened', data: { fiscalYear, header, inferred: true, source } };
}

/** A printed sheet shows its plan as authorized, whatever the ledger knew of it before. */
export function inferredAuthorization(sheet: PrintedSheet, plan: Plan): readonly PlanAuthorized[] {
  if (plan.status === 'authorized' || plan.status === 'closed') return [];
  return [{ type: 'PlanAuthorized', data: { inferred: true, source: sourceIn(sheet, null) } }];
}

/** A meta that actions may stand under: `row` is its row on the sheet, 0 where it is on none. */
export interface MetaInReach {
  readonly id: string;
  readonly number: number;
  readonly row: number;
}

export function activeMetas(plan: Plan): readonly MetaInReach[] {
  if (plan.status === 'none') return [];
  return [...plan.lines.values()]
    .filter(({ kind, active }) => kind === 'meta' && active)
    .map(({ id, number }) => ({ id, number, row: 0 }));
}

interface LineToOpen {
  readonly row: PrintedRow;
  readonly annualGoal: Quantity;
  readonly schedule: Schedule | null;
  /** The folio's row that opens it (AP); `null` for a line that joins the baseline. */
  readonly movement: MovementRef | null;
  readonly metas: readonly MetaInReach[];
}

/**
 * The line that a printed row opens. An action stands under the meta of its hundred that is printed
 * last before it, else under any that is in reach, else under none: a meta that comes with a later
 * sheet does not take in the actions that stood alone before.
 */
export function lineOpened(sheet: PrintedSheet, opened: LineToOpen): MetaOpened | ActionOpened {
  const { row, annualGoal, schedule, movement, metas } = opened;
  const data = {
    lineId: rowIdInSheet(sheet.sheet, row.row),
    number: row.number,
    description: row.description,
    linesOfAction: row.linesOfAction,
    unitOfMeasure: row.unitOfMeasure,
    annualGoal,
    schedule,
    movement,
    inferred: movement === null,
    source: sourceIn(sheet, row),
  };
  return row.kind === 'meta'
    ? { type: 'MetaOpened', data: { ...data, additive: false } }
    : { type: 'ActionOpened', data: { ...data, metaId: metaOf(row, metas) } };
}

function metaOf({ number, row }: PrintedRow, metas: readonly MetaInReach[]): string | null {
  const own = metas.filter((meta) => meta.number === number - (number % METAS_APART));
  return (own.findLast((meta) => meta.row <= row) ?? own[0])?.id ?? null;
}
/** Metas are numbered 100, 200 …; the actions 101…199 stand under 100. */
const METAS_APART = 100;
