import { distance } from 'fastest-levenshtein';
import { bareName, nameKey } from '../plan/name-key';

const DIGITS = /\D/g;

const TITLES = new Set(
  'LIC LICDA LCDA LCDO ARQ ING DR DRA MTRO MTRA PROF PROFR PROFA PROFRA C CP LE LAP LAE QFB'.split(
    ' ',
  ),
);
/** "L.A.P.", "C.P." */
const INITIALS = /^(?:\p{L}\.)+$/u;
/** "LIC.KAREN": a title that no space parts from the name. */
const RUN_TOGETHER = /\.(?=\p{L}{2})/gu;

/** A person's name as names compare, and without the titles before it. */
export function personKey(name: string): string {
  const words = bareName(name).replace(RUN_TOGETHER, '. ').trim().split(/\s+/u);
  const first = words.findIndex((word) => !INITIALS.test(word) && !TITLES.has(nameKey(word)));
  return nameKey(words.slice(Math.max(first, 0)).join(''));
}

/** A unit of measure without its plurals: "Reuniones" and "Reunión" make one stem. */
export function singularKey(name: string): string {
  return bareName(name).split(/\s+/u).map(nameKey).map(singular).join('');
}

const SHORTEST_PLURAL = 5;
function singular(word: string): string {
  return word.length < SHORTEST_PLURAL ? word : word.replace(/S$/, '').replace(/E$/, '');
}

/** Letters of a person's name for each slip that still makes it look the same, two at most. */
const LETTERS_A_SLIP_OF_A_PERSON = 8;
export const MOST_SLIPS = 2;

/** Whether two persons' keys, not equal, look like one person. */
export function alikePersons(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  return within(a, b, Math.floor(longer / LETTERS_A_SLIP_OF_A_PERSON));
}

/** One slip in a long word is a slip anywhere; else only what follows a common beginning. */
const LETTERS_A_SLIP = 12;
const LETTERS_A_SLIP_AT_THE_END = 6;

/** Whether the stems of two units of measure, not equal as names, look like one unit. */
export function alikeUnitsOfMeasure(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  const half = Math.min(a.length, b.length) / 2;
  const letters =
    a.slice(0, half) === b.slice(0, half) ? LETTERS_A_SLIP_AT_THE_END : LETTERS_A_SLIP;
  return a === b || within(a, b, Math.floor(longer / letters));
}

/** Whether no more slips part two keys. A figure in a name is no slip: "Zona 1", "Zona 2". */
function within(a: string, b: string, slips: number): boolean {
  const most = Math.min(slips, MOST_SLIPS);
  if (Math.abs(a.length - b.length) > most) return false;
  return distance(a, b) <= most && a.replace(DIGITS, '') === b.replace(DIGITS, '');
}
