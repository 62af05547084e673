import { lineIdInFolio } from '../plan/ids';
import type { DraftRow, ModificationContent, Movement } from '../plan/modification.events';
import type { ExistingPlan } from '../plan/plan';
import { add, isZero, sum } from '../plan/quantity';
import type { Quantity } from '../plan/words';
import type { FolioBlock, FolioRow } from './modifications-sheet';

/** Where a row stands: its plan, folio, and block and row in it, from 1. */
interface Place {
  readonly plan: ExistingPlan;
  readonly folio: string;
  readonly at: { readonly block: number; readonly row: number };
}

/** The blocks of a live folio as its form prints them. */
export function liveBlocks(
  plan: ExistingPlan,
  folio: string,
  content: ModificationContent,
): readonly FolioBlock[] {
  return content.blocks.map(({ justification, rows }, block) => ({
    justification,
    rows: rows.map((row, index) =>
      folioRow(row, { plan, folio, at: { block: block + 1, row: index + 1 } }),
    ),
  }));
}

function folioRow(row: DraftRow, { plan, folio, at }: Place): FolioRow {
  const lineId = row.lineId ?? lineIdInFolio(plan.planId, folio, at);
  const line = plan.lines.get(lineId);
  return {
    lineId,
    kind: row.opens?.kind ?? line?.kind ?? 'action',
    number: row.opens?.number ?? line?.number ?? 0,
    movements: row.movements.map(({ code }) => code),
    description: row.description,
    linesOfAction: row.linesOfAction,
    unitOfMeasure: unitOf(row) ?? line?.unitOfMeasure ?? '',
    authorized: row.opens === null ? row.authorized : null,
    increase: total(row, increaseOf),
    decrease: total(row, decreaseOf),
    modified: sum(row.calendar),
    calendar: row.calendar,
    calendarPrinted: null,
    justification: row.justification,
  };
}

function unitOf(row: DraftRow): string | null {
  const changed = row.movements.find((movement) => movement.code === 'CUM');
  return changed?.unitOfMeasure ?? row.opens?.unitOfMeasure ?? null;
}

type Amount = (movement: Movement, row: DraftRow) => Quantity;

/** `null` where the row's movements bring none: its cell stays blank. */
function total(row: DraftRow, amount: Amount): Quantity | null {
  const amounts = row.movements.map((movement) => amount(movement, row));
  const all = amounts.reduce(add, '0');
  return isZero(all) ? null : all;
}

function increaseOf(movement: Movement, row: DraftRow): Quantity {
  if (movement.code === 'AP') return sum(row.calendar);
  if (movement.code === 'AM') return movement.amount;
  return movement.code === 'T' && movement.direction === 'in' ? movement.amount : '0';
}

function decreaseOf(movement: Movement, row: DraftRow): Quantity {
  if (movement.code === 'S') return row.authorized ?? '0';
  if (movement.code === 'D') return movement.amount;
  if (movement.code !== 'T' || movement.direction === 'in') return '0';
  return movement.amount === 'whole' ? goalBeforeTransfer(row) : movement.amount;
}

/** In a row with a CUM, what is transferred is counted in the new unit. */
function goalBeforeTransfer(row: DraftRow): Quantity {
  const changed = row.movements.find((movement) => movement.code === 'CUM');
  return changed?.annualGoal ?? row.authorized ?? '0';
}
