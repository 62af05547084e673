import { unreachable } from '@libro/event-sourcing';
import { PlanRefusal } from './refusal';
import Big from 'big.js';
import { QUARTERS } from './words';
import type { PerQuarter, Quantity, Quarter, Schedule } from './words';

/** Digits that a quantity may have, and how many of them may be decimal places. */
const MOST_DIGITS = 15;
const MOST_PLACES = 4;
const PLAIN = /^\d+(\.\d+)?$/;

export const NOTHING: Schedule = ['0', '0', '0', '0'];

/**
 * The quantity in plain notation without grouping or trailing zeros.
 * @throws PlanRefusal `quantity-invalid` for what is no exact decimal of up to 15 digits, 4 of them
 * places, or negative (source: domain.md, Quantities)
 */
export function quantity(text: string, field: string): Quantity {
  if (text.length > 2 * MOST_DIGITS || !PLAIN.test(text)) throw invalid(field, text);
  const value = new Big(text).toFixed();
  const places = value.split('.')[1]?.length ?? 0;
  if (value.replace('.', '').length > MOST_DIGITS || places > MOST_PLACES) {
    throw invalid(field, text);
  }
  return value;
}

function invalid(field: string, text: string): PlanRefusal {
  const shown = text.slice(0, 2 * MOST_DIGITS);
  const rule = `una cantidad de hasta ${MOST_DIGITS} dígitos, ${MOST_PLACES} de ellos decimales`;
  return new PlanRefusal('quantity-invalid', `${field}: «${shown}» no es ${rule}`);
}

export function add(a: Quantity, b: Quantity): Quantity {
  return new Big(a).plus(b).toFixed();
}

/** May be negative: a difference is no quantity of the ledger. */
export function subtract(a: Quantity, b: Quantity): string {
  return new Big(a).minus(b).toFixed();
}

export function sum(values: readonly (Quantity | null)[]): Quantity {
  let total = new Big(0);
  for (const value of values) if (value !== null) total = total.plus(value);
  return total.toFixed();
}

/** -1, 0 or 1 as `a` is less than, equal to or more than `b`. */
export function compare(a: string, b: string): -1 | 0 | 1 {
  return new Big(a).cmp(b);
}

export function equal(a: string, b: string): boolean {
  return a === b || compare(a, b) === 0;
}

export function isZero(value: string): boolean {
  return value === '0';
}

/** Divides to whole numbers, rounded half up. */
const Rounded = Big();
Rounded.DP = 0;
Rounded.RM = Big.roundHalfUp;

/** `part ÷ whole`, rounded half up to 4 places; `null` where the whole is 0. */
export function ratio(part: Quantity, whole: Quantity): string | null {
  if (isZero(whole)) return null;
  return new Rounded(part).times('10000').div(whole).times('0.0001').toFixed();
}

/** Whole percent of `part` in `whole`, rounded half up as printed; `null` of a whole of 0. */
export function percentage(part: Quantity, whole: Quantity): number | null {
  if (isZero(whole)) return null;
  return new Rounded(part).times('100').div(whole).toNumber();
}

export function atQuarter<T>(values: PerQuarter<T>, quarter: Quarter): T {
  switch (quarter) {
    case 1:
      return values[0];
    case 2:
      return values[1];
    case 3:
      return values[2];
    case 4:
      return values[3];
    default:
      return unreachable(quarter);
  }
}

/** The values with another one in `quarter`. */
export function withQuarter<T>(values: PerQuarter<T>, quarter: Quarter, value: T): PerQuarter<T> {
  return mapQuarters((each) => (each === quarter ? value : atQuarter(values, each)));
}

export function mapQuarters<T>(value: (quarter: Quarter) => T): PerQuarter<T> {
  const [first, second, third, fourth] = QUARTERS;
  return [value(first), value(second), value(third), value(fourth)];
}
