import type { Quarter } from '@libro/plans';
import { closest, fold, wordings } from './likeness';

/** A sheet's date as far as it is printed. */
export interface SheetDate {
  /** `null` where the date names none. */
  readonly year: number | null;
  /** 1–12; of a range or a quarter, its last month. */
  readonly month: number;
  /** `null` where none is printed. */
  readonly day: number | null;
}

const MONTHS = wordings([
  [1, 'ENERO'],
  [2, 'FEBRERO'],
  [3, 'MARZO'],
  [4, 'ABRIL'],
  [5, 'MAYO'],
  [6, 'JUNIO'],
  [7, 'JULIO'],
  [8, 'AGOSTO'],
  [9, 'SEPTIEMBRE'],
  [10, 'OCTUBRE'],
  [11, 'NOVIEMBRE'],
  [12, 'DICIEMBRE'],
]);
const SHORT_FORMS = new Map([
  ['MZO', 3],
  ['AGTO', 8],
  ['SET', 9],
]);
const QUARTERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:1|I|1ER|1RO|PRIMER|PRIMERO)$/u, 1],
  [/^(?:2|II|2DO|SEGUNDO)$/u, 2],
  [/^(?:3|III|3ER|3RO|TERCER|TERCERO)$/u, 3],
  [/^(?:4|IV|4TO|CUARTO)$/u, 4],
];
const TWO_DIGIT_YEARS = 2000;

/**
 * Reads a date as the sheets print it: ENE-MZO 2021, ENERO - MARZO 2021, abr.-21, /03/2021,
 * 31/03/2021, 2021-03-31, 12 de abril de 2021, MARZO, 2do. trimestre 2021.
 *
 * @returns `null` where the text is no date.
 */
export function readSheetDate(printed: string): SheetDate | null {
  return inNumbers(printed) ?? inQuarters(printed) ?? inWords(printed);
}

const NUMBERS = [
  /^(?:(?<day>\d{1,2})?\s*[/.-])?\s*(?<month>\d{1,2})\s*[/.-]\s*(?<year>\d{4})$/u,
  // Of two numbers of two digits nobody can say whether they are day and month or month and year.
  /^(?<day>\d{1,2})\s*[/.-]\s*(?<month>\d{1,2})\s*[/.-]\s*(?<year>\d{2})$/u,
  /^(?<year>\d{4})[/.-](?<month>\d{1,2})(?:[/.-](?<day>\d{1,2}))?$/u,
];

function inNumbers(printed: string): SheetDate | null {
  const found = NUMBERS.map((spelling) => spelling.exec(printed)).find((match) => match !== null);
  const { day, month, year } = found?.groups ?? {};
  return month === undefined ? null : dated(Number(month), year, day);
}

function inQuarters(printed: string): SheetDate | null {
  const words = wordsOf(printed);
  const at = words.findIndex((word) => /^TRIM/u.test(word));
  const name = at < 0 ? undefined : words[at - 1];
  const quarter = QUARTERS.find(([spelling]) => name !== undefined && spelling.test(name))?.[1];
  const year = words.slice(at + 1).find((word) => /^\d{4}$/u.test(word));
  return quarter === undefined ? null : dated(quarter * 3, year, undefined);
}

const FIRST_OF_RANGE = String.raw`(?:(?:\d{1,2} )?M\d+ (?:\d{2,4} )?)?`;
const LAST = String.raw`(?<day>\d{1,2} )?M(?<month>\d+)(?: (?<year>\d{2}|\d{4}))?`;
const WORDS = new RegExp(`^${FIRST_OF_RANGE}${LAST}$`, 'u');

/** One month, or the first and the last of a range, each with a day before and a year after it. */
function inWords(printed: string): SheetDate | null {
  const words = wordsOf(printed).filter((word) => !/^(?:DE|DEL|A|AL|Y)$/u.test(word));
  const months = words.map((word) => monthNamed(word) ?? word).join(' ');
  const { day, month, year } = WORDS.exec(months)?.groups ?? {};
  if (month === undefined) return null;
  return dated(Number(month), year, /M.*M/u.test(months) ? undefined : day);
}

/**
 * The quarter that a heading names: Ene-Mar, ENERO - MARZO 2021, Marzo, I, 1er. trimestre.
 *
 * @returns `'other'` for months that are no quarter, `null` for a text that names no period.
 */
export function periodNamed(heading: string): Quarter | 'other' | null {
  const words = wordsOf(heading).filter((word) => !/^(?:DE|DEL|A|AL|Y|\d{4}|TRIM.*)$/u.test(word));
  const [first, ...others] = words;
  if (first === undefined) return null;
  const index = QUARTERS.findIndex(([spelling]) => spelling.test(first));
  if (others.length === 0 && index >= 0) return NUMBERED[index] ?? null;
  const months = words.flatMap((word) => monthNamed(word)?.slice(1) ?? []).map(Number);
  const [start = 0, end = start] = [months[0], months.at(-1)];
  if (months.length < words.length || months.length > 3) return null;
  // A quarter is named by its months or by one of its two ends.
  const isQuarter = end % 3 === 0 ? start === end || start === end - 2 : months.length === 1;
  return isQuarter && end % 3 !== 2 ? quarterOf({ year: null, month: end, day: null }) : 'other';
}

const NUMBERED: readonly Quarter[] = [1, 2, 3, 4];

function wordsOf(printed: string): readonly string[] {
  return printed
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(fold)
    .filter((word) => word !== '');
}

/** "M3" for a month by its name, cut off after the third letter or later, or misspelt. */
function monthNamed(word: string): string | null {
  if (word.length < 3 || /\d/u.test(word)) return null;
  const cutOff = MONTHS.find(({ folded }) => folded.startsWith(word))?.meaning;
  const misspelt = word.length < 5 ? null : closest(word, MONTHS);
  const month = SHORT_FORMS.get(word) ?? cutOff ?? misspelt;
  return month === null ? null : `M${month}`;
}

function dated(month: number, year: string | undefined, day: string | undefined): SheetDate | null {
  const monthDay = day === undefined ? null : Number(day);
  if (month < 1 || month > 12 || (monthDay !== null && (monthDay < 1 || monthDay > 31)))
    return null;
  return { month, day: monthDay, year: year === undefined ? null : fullYear(Number(year)) };
}

function fullYear(printed: number): number {
  return printed < 100 ? TWO_DIGIT_YEARS + printed : printed;
}

/** The quarter that a month belongs to. */
export function quarterOf({ month }: SheetDate): Quarter {
  if (month <= 3) return 1;
  if (month <= 6) return 2;
  return month <= 9 ? 3 : 4;
}

/** "2021-04", or "2021-04-12" where a day is printed; the given year where the date names none. */
export function isoDate(date: SheetDate, fiscalYear: number): string {
  const parts = [date.month, ...(date.day === null ? [] : [date.day])];
  const year = String(date.year ?? fiscalYear);
  return [year, ...parts.map((part) => String(part).padStart(2, '0'))].join('-');
}
