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
  };
}

function transferOf({ movements }: DraftRow): Transfer | undefined {
  return movements.find((movement) => movement.code === 'T');
}

function withCounterparts(planId: string, rows: readonly PlacedRow[]): readonly PlacedRow[] {
  const given = rows.filter((each) => isGivenWithin(planId, each));
  const settled = rows.map((each) => {
    const transfer = transferOf(each.row);
    if (transfer?.direction !== 'in' || transfer.from.planId !== planId) return each;
    if (transfer.transferId !== null) {
      return refuse(
        'folio-row-invalid',
        `${each.where}: dentro del plan no hay tránsito que citar`,
      );
    }
    const at = given.findIndex((giver) => areCounterparts(giver, each, transfer));
    const [giver] = at === -1 ? [] : given.splice(at, 1);
    return giver === undefined
      ? refuse('transfer-unbalanced', `${each.where}: ningún renglón del folio da lo que recibe`)
      : { ...each, transferId: giver.transferId };
  });
  const [alone] = given;
  if (alone === undefined) return settled;
  return refuse('transfer-unbalanced', `${alone.where}: ningún renglón del folio recibe lo que da`);
}

function isGivenWithin(planId: string, { row }: PlacedRow): boolean {
  const transfer = transferOf(row);
  return transfer?.direction === 'out' && transfer.to.planId === planId;
}

function areCounterparts(giver: PlacedRow, receiver: PlacedRow, taken: TransferIn): boolean {
  const given = transferOf(giver.row);
  if (given?.direction !== 'out' || giver.lineId === receiver.lineId) return false;
  return given.to.lineId === receiver.lineId && taken.from.lineId === giver.lineId;
}
