import type { PrintedSheet } from '@libro/plans';
import { isClosingLine } from './closing-words';
import { closest, fold, wordings } from './likeness';
import { filledCells, isBlank, type Line, textOf } from './line';
import { Unreadable } from './unreadable';

export type Form = PrintedSheet['form'];

/** What stands at the head of a sheet, and where in the text. */
export interface SheetHead {
  readonly form: Form;
  readonly title: Line;
  readonly issuingBody: string;
  readonly fiscalYear: number;
  /** Index of the sheet's first line. */
  readonly start: number;
  /** Index of the last line of the head. */
  readonly end: number;
}

const TITLES = wordings<Form>([
  ['TMM-F004', 'AVANCE FÍSICO PROGRAMÁTICO'],
  ['TMM-F009', 'MODIFICACIONES PROGRAMÁTICAS'],
]);
const PROGRAM_TITLES = wordings([
  [true, 'PROGRAMA OPERATIVO ANUAL'],
  [true, 'FORMATOS DE PROGRAMACIÓN'],
]);
const YEAR = /\b(?:19|20)\d{2}\b/u;
/** How many lines above a title belong to its head at most, blank ones not counted. */
const REACH = 4;

/** The heads of all sheets of a text: the title decides the form, whatever code is printed. */
export function headsOf(lines: readonly Line[]): readonly SheetHead[] {
  const titles = lines.flatMap((line, at) => {
    const form = formTitled(line);
    return form === null ? [] : [{ form, title: line, at }];
  });
  return titles.map((title, nth) => headOf(lines, title, (titles[nth - 1]?.at ?? -1) + 1));
}

/** The form that a line is the title of; `null` for every other line. */
export function formTitled(line: Line): Form | null {
  const [only, ...others] = filledCells(line);
  if (only === undefined || others.length > 0) return null;
  return closest(only.replace(YEAR, ''), TITLES);
}

/**
 * Whether a line is how a head begins, even cut short: with the issuing body, the name of the
 * program or a form's title.
 */
export function beginsAHead(text: string, issuingBody: string): boolean {
  const heads = [fold(issuingBody), ...[...PROGRAM_TITLES, ...TITLES].map(({ folded }) => folded)];
  return fold(text) !== '' && heads.some((head) => head.startsWith(fold(text)));
}

interface Title {
  readonly form: Form;
  readonly title: Line;
  readonly at: number;
}

/** @param floor index of the first line that can belong to this head. */
function headOf(lines: readonly Line[], { form, title, at }: Title, floor: number): SheetHead {
  const yearAt = programYearNear(lines, at, floor);
  const [year] = (yearAt === null ? null : YEAR.exec(textAt(lines, yearAt))) ?? [];
  if (yearAt === null || year === undefined) {
    throw new Unreadable(title.line, null, 'falta el ejercicio fiscal junto al título de la hoja');
  }
  const body = issuingLines(lines, Math.min(at, yearAt), floor);
  if (body === null) {
    throw new Unreadable(title.line, null, 'falta el organismo que emite la hoja sobre su título');
  }
  const issuingBody = lines.slice(body.from, body.to).map(textOf).join(' ');
  const fiscalYear = Number(year);
  return { form, title, issuingBody, fiscalYear, start: body.from, end: Math.max(at, yearAt) };
}

/**
 * Index of the line that names the program and its year: above the title, in it, or below it. Looks
 * no farther than it must: a text may hold thousands of sheets.
 */
function programYearNear(lines: readonly Line[], at: number, floor: number): number | null {
  const above = filledBetween(lines, floor, at).slice(-REACH);
  const named = (index: number) => isProgramYear(textAt(lines, index));
  const inTitle = YEAR.test(textAt(lines, at)) ? at : undefined;
  const found = above.findLast(named) ?? inTitle;
  if (found !== undefined) return found;
  const below = firstFilled(lines, at + 1);
  return below !== null && named(below) ? below : null;
}

function filledBetween(lines: readonly Line[], from: number, to: number): readonly number[] {
  return lines.slice(from, to).flatMap((line, nth) => (isBlank(line) ? [] : [from + nth]));
}

function firstFilled(lines: readonly Line[], from: number): number | null {
  for (let at = from; at < lines.length; at += 1) if (!isBlank(lines[at] ?? BLANK)) return at;
  return null;
}

function isProgramYear(text: string): boolean {
  return YEAR.test(text) && closest(text.replace(/\d.*$/u, ''), PROGRAM_TITLES) !== null;
}

/**
 * The lines that name the issuing body: the run of lines above the year, or its last line alone
 * where no empty line parts the run from the sheet before.
 */
function issuingLines(
  lines: readonly Line[],
  below: number,
  floor: number,
): { from: number; to: number } | null {
  const last = filledBetween(lines, floor, below).at(-1);
  if (last === undefined || filledCells(lines[last] ?? BLANK).length > 1) return null;
  if (isClosingLine(textAt(lines, last))) return null;
  const gap = lines.slice(floor, last).findLastIndex(isBlank);
  const run = lines.slice(floor + gap + 1, last);
  const isApart = gap >= 0 || floor === 0;
  const whole = isApart && run.length < REACH - 1 && !run.some(belongsToTheSheetBefore);
  return { from: whole ? floor + gap + 1 : last, to: last + 1 };
}

function belongsToTheSheetBefore(line: Line): boolean {
  return filledCells(line).length > 1 || isClosingLine(textOf(line));
}

const BLANK: Line = { line: 0, cells: [] };

function textAt(lines: readonly Line[], at: number): string {
  return textOf(lines[at] ?? BLANK);
}
