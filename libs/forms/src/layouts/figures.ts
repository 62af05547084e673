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

/** A whole percentage as the form prints it: "30 %"; empty where there is none. */
export function percent(value: number | null): string {
  return value === null ? '' : `${value} %`;
}

/** A ratio as a factor: "×19.43"; empty where there is none. */
export function factor(value: Quantity | null): string {
  if (value === null || !isNumeric(value)) return '';
  return `×${TWO_PLACES.format(value)}`;
}
const TWO_PLACES = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 2 });

/** A ratio as a percentage with one place: "18.9 %"; empty where there is none. */
export function ratioPercent(value: Quantity | null): string {
  if (value === null || !isNumeric(value)) return '';
  return ONE_PLACE.format(value);
}
const ONE_PLACE = new Intl.NumberFormat('es-MX', { style: 'percent', maximumFractionDigits: 1 });
