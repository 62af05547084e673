import { unitStatedBy } from '../movements/units-of-measure';
import { openingsOf } from '../plan/folio-openings';
import { lineIdInFolio } from '../plan/ids';
import type { Line } from '../plan/line';
import type { DraftRow, ModificationContent, Movement } from '../plan/modification.events';
import { add, isZero, sum } from '../plan/quantity';
import type { Quantity } from '../plan/words';
import type { FolioBlock, FolioRow } from './modifications-sheet';

/** The folio that the rows are of, and what they show of its plan's lines. */
interface LiveFolio {
  readonly planId: string;
  readonly folio: string;
  readonly lines: Readonly<Record<string, Pick<Line, 'kind' | 'number' | 'unitOfMeasure'>>>;
}

/** The blocks of a live folio as its form prints them. */
export function liveBlocks(of: LiveFolio, content: ModificationContent): readonly FolioBlock[] {
  const opened = Object.fromEntries(openingsOf(of.planId, of.folio, content));
  const known = { ...of, lines: { ...opened, ...of.lines } };
  return content.blocks.map(({ justification, rows }, block) => ({
    justification,
    rows: rows.map((row, index) => folioRow(row, known, { block: block + 1, row: index + 1 })),
  }));
}

/** @param at block and row in the folio, from 1 */
function folioRow(
  row: DraftRow,
  { planId, folio, lines }: LiveFolio,
  at: { readonly block: number; readonly row: number },
): FolioRow {
  const lineId = row.lineId ?? lineIdInFolio(planId, folio, at);
  const line = lines[lineId];
  return {
    lineId,
    kind: row.opens?.kind ?? line?.kind ?? 'action',
    number: row.opens?.number ?? line?.number ?? 0,
    movements: row.movements.map(({ code }) => code),
    description: row.description,
    linesOfAction: row.linesOfAction,
    unitOfMeasure: unitStatedBy(row) ?? row.unitOfMeasure ?? line?.unitOfMeasure ?? '',
    authorized: row.opens === null ? row.authorized : null,
    increase: total(row, increaseOf),
    decrease: total(row, decreaseOf),
    modified: sum(row.calendar),
    calendar: row.calendar,
    calendarPrinted: null,
    justification: row.justification,
  };
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
