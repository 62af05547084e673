import type { Plan } from '../plan/plan';
import type { ActionOpened, MetaOpened, PlanEvent } from '../plan/plan.events';
import type { ModificationSheet, PrintedMovementRow } from '../plan/printed-sheet';
import { add, compare, subtract } from '../plan/quantity';
import { rowIdInSheet } from '../plan/ids';
import type { Quantity } from '../plan/words';
import { activeMetas, inferredAuthorization, inferredPlan, lineOpened } from './printed-lines';
import type { MetaInReach } from './printed-lines';

/** The rows of all blocks, in order. */
export function rowsOfFolio({ blocks }: ModificationSheet): readonly PrintedMovementRow[] {
  return blocks.flatMap(({ rows }) => rows);
}

export function opensLine({ movements }: PrintedMovementRow): boolean {
  return movements.includes('AP');
}

/**
 * The plan that a folio changes, as it must have been before: one append of its own, where the
 * ledger does not hold the plan (source: domain.md, Transcribing real sheets).
 */
export function inferredBaseline(sheet: ModificationSheet, plan: Plan): readonly PlanEvent[] {
  if (plan.status !== 'none') return [];
  const lines = linesToJoin(sheet, plan);
  return [inferredPlan(sheet), ...lines, ...inferredAuthorization(sheet, plan)];
}

/**
 * The lines that a folio changes and the ledger never held, with the first authorized goal printed
 * for them and no schedule. A number that the folio itself opens first is none of them.
 */
export function linesToJoin(
  sheet: ModificationSheet,
  plan: Plan,
): readonly (MetaOpened | ActionOpened)[] {
  const lines = plan.status === 'none' ? [] : [...plan.lines.values()];
  const seen = new Set(lines.map(({ number }) => number));
  const first: PrintedMovementRow[] = [];
  for (const row of rowsOfFolio(sheet)) {
    if (!seen.has(row.number) && !opensLine(row)) first.push(row);
    seen.add(row.number);
  }
  const metas = metasOfFolio(sheet, plan, first);
  return first.map((row) => {
    const annualGoal = goalBefore(row);
    const before = { ...row, unitOfMeasure: unitBefore(row) };
    return lineOpened(sheet, { row: before, annualGoal, schedule: null, movement: null, metas });
  });
}

/** Metas that a folio's action may stand under: on record, joining, or opened by the folio. */
export function metasOfFolio(
  sheet: ModificationSheet,
  plan: Plan,
  joining: readonly PrintedMovementRow[],
): readonly MetaInReach[] {
  const opened = rowsOfFolio(sheet).filter(opensLine);
  const printed = [...joining, ...opened]
    .filter(({ kind }) => kind === 'meta')
    .map(({ number, row }) => ({ id: rowIdInSheet(sheet.sheet, row), number, row }));
  return [...activeMetas(plan), ...printed];
}

/** The authorized goal as printed; where its cell is blank, what the row's other figures leave. */
function goalBefore({ authorized, increase, decrease, modified }: PrintedMovementRow): Quantity {
  if (authorized !== null) return authorized;
  const before = subtract(add(modified, decrease ?? '0'), increase ?? '0');
  return compare(before, '0') < 0 ? '0' : before;
}

/** A row with CUM prints the new unit; the one before it is not stated. */
function unitBefore({ movements, unitOfMeasure }: PrintedMovementRow): string {
  return movements.includes('CUM') ? '' : unitOfMeasure;
}
