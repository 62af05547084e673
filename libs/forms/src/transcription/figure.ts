import type { Quantity } from '@libro/plans';
import Big from 'big.js';

/** A group of thousands begins with 1–9: "0,500" is a decimal comma, and no reader can undo it. */
const GROUPED_OR_PLAIN = /^(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)?(?:\.\d+)?$/u;
const DIGITS_AND_MARKS = /^[.,]*\d[\d.,]*$/u;
const NEGATIVE = /^[-−–—(]\s*[\d.,]+\s*\)?$|^[\d.,]+\s*[-−–—]$/u;
const DIVISION_BY_ZERO = /^#¡?DIV\/0!$/iu;
const MOST_DIGITS = 15;
const MOST_PLACES = 4;

/** A figure that could be read, or why it could not (Spanish). */
export type Reading = { readonly quantity: Quantity } | { readonly flaw: string };

/**
 * Reads a quantity as the sheets print it: digits, the comma groups thousands, the point parts up
 * to four decimals.
 */
export function readQuantity(cell: string): Reading {
  if (NEGATIVE.test(cell)) return { flaw: 'es una cifra negativa' };
  if (!/\d/u.test(cell) || !GROUPED_OR_PLAIN.test(cell)) {
    const comma = cell.includes(',') && standsAsFigure(cell) ? ': la coma separa miles' : '';
    return { flaw: `no es una cifra${comma}` };
  }
  const quantity = new Big(cell.replaceAll(',', '')).toFixed();
  const [whole = '', places = ''] = quantity.split('.');
  if (whole.length + places.length > MOST_DIGITS) return { flaw: 'tiene más de 15 dígitos' };
  return places.length > MOST_PLACES ? { flaw: 'tiene más de 4 decimales' } : { quantity };
}

export function isFigure(cell: string): boolean {
  return 'quantity' in readQuantity(cell);
}

/** Whether a cell holds nothing but digits and their marks, a figure or one written wrongly. */
export function standsAsFigure(cell: string): boolean {
  return DIGITS_AND_MARKS.test(cell);
}

/** Whether a cell is marked as a percentage, "30%" or the division by zero that stands for none. */
export function isPercentage(cell: string): boolean {
  return DIVISION_BY_ZERO.test(cell) || (cell.endsWith('%') && isFigure(unmarked(cell)));
}

/** A percentage in percent, with or without its sign; `null` where none is stated. */
export function readPercentage(cell: string): number | null {
  const reading = readQuantity(unmarked(cell));
  return 'quantity' in reading ? new Big(reading.quantity).toNumber() : null;
}

function unmarked(cell: string): string {
  return cell.replace(/\s*%$/u, '');
}

/** Σ of quantities; blanks count as nothing. */
export function sum(quantities: readonly (Quantity | null)[]): Big {
  return quantities.reduce<Big>((total, each) => total.plus(each ?? 0), new Big(0));
}
