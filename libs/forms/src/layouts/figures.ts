import type { Quantity } from '@libro/plans';

const GROUPED = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 4 });
const PERCENT = new Intl.NumberFormat('es-MX', { style: 'percent', maximumFractionDigits: 2 });

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** A quantity as officials read it, exact: "10,239"; empty for what is not stated. */
export function shown(value: Quantity | null): string {
  if (value === null) return '';
  return isNumeric(value) ? GROUPED.format(value) : value;
}

/** A ratio as percent, exact: "0.3041" is "30.41%"; empty for what cannot be computed. */
export function percent(ratio: string | null): string {
  if (ratio === null) return '';
  return isNumeric(ratio) ? PERCENT.format(ratio) : ratio;
}
