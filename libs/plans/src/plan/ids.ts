import { parse, v5 } from 'uuid';

/** Namespace of every id that the ledger derives (UUID v5, RFC 9562); as bytes it is read once. */
const LEDGER = parse('b1d5a4c0-6b5e-5d0f-9c55-0f5d8c2a7e11');

function derived(...parts: readonly (string | number)[]): string {
  return v5(JSON.stringify(parts), LEDGER);
}

/** Id of a line added to a plan that is not yet authorized: its number is its own there. */
export function lineIdInPlan(planId: string, number: number): string {
  return derived('line', planId, number);
}

/** Id of a line that a folio's row opens; `block` and `row` from 1. */
export function lineIdInFolio(planId: string, folio: string, at: { block: number; row: number }) {
  return derived('line', planId, folio, at.block, at.row);
}

/**
 * Id of a line, and of a printed row, by sheet digest and row: two ledgers fed the same sheets
 * agree.
 */
export function rowIdInSheet(sheet: string, row: number): string {
  return derived('row', sheet, row);
}

/** Id of the transfer that a folio's row gives. */
export function transferIdInFolio(
  planId: string,
  folio: string,
  at: { block: number; row: number },
) {
  return derived('transfer', planId, folio, at.block, at.row);
}

/** A commandId out of what names the command for ever (an import's: sheet digest and part). */
export function commandIdFrom(...parts: readonly (string | number)[]): string {
  return derived('command', ...parts);
}

/** Id of a finding: of its code and subject, without a position. */
export function findingIdOf(code: string, subject: string): string {
  return derived('finding', code, subject);
}

/** What the commands of one imported file belong to (a correlationId): of the file's SHA-256. */
export function fileImportId(sha256: string): string {
  return derived('file', sha256);
}
