import type { Quantity } from '@libro/plans';

const GROUPED = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 4 });

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** A quantity as officials read it, exact: "10,239"; empty for what is not stated. */
export function shown(value: Quantity | null): string {
  if (value === null) return '';
  return isNumeric(value) ? GROUPED.format(value) : value;
}
