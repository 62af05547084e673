import { lineIdInFolio, transferIdInFolio } from '../plan/ids';
import type { DraftRow, ModificationContent, Movement } from '../plan/modification.events';
import type { MovementRef } from '../plan/movement.events';
import { refuse } from '../plan/refusal';

/** Block and row in the folio, from 1. */
export interface Place {
  readonly block: number;
  readonly row: number;
}

/** A row in its folio, with the line that it is about and the transfer that it takes part in. */
export interface PlacedRow {
  readonly row: DraftRow;
  readonly lineId: string;
  readonly ref: MovementRef;
  /** For messages: "bloque 2, renglón 1". */
  readonly where: string;
  /** The transfer of the row's T; `null` for a row without one. */
  readonly transferId: string | null;
  /** Its T takes in the whole of another line of the plan. */
  readonly takesWhole: boolean;
}

export type Transfer = Extract<Movement, { code: 'T' }>;
export type TransferOut = Extract<Transfer, { direction: 'out' }>;
export type TransferIn = Extract<Transfer, { direction: 'in' }>;

export function placeName({ block, row }: Place): string {
  return `bloque ${block}, renglón ${row}`;
}

/**
 * The rows of a folio in order. Within one plan the transfer that a row takes in is the one that
 * another row of the folio gives: each is the other's counterpart.
 * @throws PlanRefusal `transfer-unbalanced` where a row's counterpart is missing
 */
export function placedRows(
  planId: string,
  folio: string,
  { blocks }: ModificationContent,
): readonly PlacedRow[] {
  const rows = blocks.flatMap(({ rows: each }, b) =>
    each.map((row, r) => placed(row, { planId, folio, at: { block: b + 1, row: r + 1 } })),
  );
  return withCounterparts(planId, rows);
}

interface Position {
  readonly planId: string;
  readonly folio: string;
  readonly at: Place;
}

function placed(row: DraftRow, { planId, folio, at }: Position): PlacedRow {
  const transfer = transferOf(row);
  return {
    row,
    lineId: row.lineId ?? lineIdInFolio(planId, folio, at),
    ref: { folio, ...at, codes: row.movements.map(({ code }) => code) },
    where: placeName(at),
    transferId:
      transfer?.direction === 'out'
        ? transferIdInFolio(planId, folio, at)
        : (transfer?.transferId ?? null),
    takesWhole: false,
  };
}

function transferOf({ movements }: DraftRow): Transfer | undefined {
  return movements.find((movement) => movement.code === 'T');
}

function withCounterparts(planId: string, rows: readonly PlacedRow[]): readonly PlacedRow[] {
  const given = rows.filter((each) => isGivenWithin(planId, each));
  const taken = rows.filter((each) => isTakenWithin(planId, each));
  const giverOf = pairs(given, taken);
  const settled = rows.map((each) => {
    if (!taken.includes(each)) return each;
    const giver = giverOf.get(each);
    return giver === undefined
      ? refuse('transfer-unbalanced', `${each.where}: ningún renglón del folio da lo que recibe`)
      : { ...each, transferId: giver.transferId, takesWhole: givesWhole(giver) };
  });
  const paired = [...giverOf.values()];
  const alone = given.find((each) => !paired.includes(each));
  if (alone === undefined) return settled;
  return refuse('transfer-unbalanced', `${alone.where}: ningún renglón del folio recibe lo que da`);
}

/**
 * The giver of each row that takes in. Of several between the same two lines, those of one amount
 * first; the rest, as a whole line, whose amount is its goal by then, in row order.
 */
function pairs(
  given: readonly PlacedRow[],
  taken: readonly PlacedRow[],
): ReadonlyMap<PlacedRow, PlacedRow> {
  const giverOf = new Map<PlacedRow, PlacedRow>();
  const free = [...given];
  for (const isPair of [areOfOneAmount, areCounterparts]) {
    for (const receiver of taken) {
      if (giverOf.has(receiver)) continue;
      const at = free.findIndex((giver) => isPair(giver, receiver));
      const [giver] = at === -1 ? [] : free.splice(at, 1);
      if (giver !== undefined) giverOf.set(receiver, giver);
    }
  }
  return giverOf;
}

function isGivenWithin(planId: string, { row }: PlacedRow): boolean {
  const transfer = transferOf(row);
  return transfer?.direction === 'out' && transfer.to.planId === planId;
}

/** @throws PlanRefusal `folio-row-invalid` where such a row cites an amount under way */
function isTakenWithin(planId: string, { row, where }: PlacedRow): boolean {
  const transfer = transferOf(row);
  if (transfer?.direction !== 'in' || transfer.from.planId !== planId) return false;
  if (transfer.transferId === null) return true;
  return refuse('folio-row-invalid', `${where}: dentro del plan no hay tránsito que citar`);
}

function givesWhole({ row }: PlacedRow): boolean {
  return transferOf(row)?.amount === 'whole';
}

function areOfOneAmount(giver: PlacedRow, receiver: PlacedRow): boolean {
  const [given, taken] = [transferOf(giver.row), transferOf(receiver.row)];
  return given?.amount === taken?.amount && areCounterparts(giver, receiver);
}

function areCounterparts(giver: PlacedRow, receiver: PlacedRow): boolean {
  const [given, taken] = [transferOf(giver.row), transferOf(receiver.row)];
  if (given?.direction !== 'out' || taken?.direction !== 'in') return false;
  if (giver.lineId === receiver.lineId) return false;
  return given.to.lineId === receiver.lineId && taken.from.lineId === giver.lineId;
}
