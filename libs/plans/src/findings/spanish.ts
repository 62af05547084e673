import type { LineKind, PerQuarter, Quantity, Quarter } from '../plan/words';
import { roman } from '../plan/schedule';

const THOUSANDS = /\B(?=(?:\d{3})+(?!\d))/g;
const MINUS = /^-/;

/** A figure as officials read it: the comma groups thousands ("10,239"). */
export function shown(figure: string): string {
  const [whole, places] = figure.replace(MINUS, '−').split('.');
  const grouped = (whole ?? '').replace(THOUSANDS, ',');
  return places === undefined ? grouped : `${grouped}.${places}`;
}

/** A change with its sign: "+3", "−41". */
export function shownChange(change: string): string {
  return MINUS.test(change) || change === '0' ? shown(change) : `+${shown(change)}`;
}

/** A figure, or a dash for a blank cell. */
function shownOrBlank(figure: Quantity | null): string {
  return figure === null ? '–' : shown(figure);
}

export function shownQuarters(values: PerQuarter<Quantity | null>): string {
  return values.map(shownOrBlank).join(' · ');
}

/** "2 + 3 + 3 + 3". */
export function shownSum(values: readonly (Quantity | null)[]): string {
  return values.map(shownOrBlank).join(' + ');
}

export function quarterName(quarter: Quarter): string {
  return `trimestre ${roman(quarter)}`;
}

/** "I: 10" for what a quarter holds. */
export function inQuarter(quarter: Quarter, text: string): string {
  return `${roman(quarter)}: ${text}`;
}

/** "La meta 100", "La acción 103". */
export function named({ kind, number }: { kind: LineKind; number: number }): string {
  return `La ${kind === 'meta' ? 'meta' : 'acción'} ${number}`;
}

/** The same within a sentence: "la meta 100". */
export function namedWithin(line: { kind: LineKind; number: number }): string {
  return named(line).replace('La', 'la');
}

/** "Elaboró, Revisó y Autorizó". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} y ${last}`;
}

/** What several sheets show, each once: "11 contra 10 / 12 contra 10". */
export function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].join(' / ');
}
