import { isHeadingLine } from './columns';
import { isBlank, type Line, textOf } from './line';
import { headsOf, type SheetHead } from './sheet-heads';
import { quote, Unreadable } from './unreadable';

/** One sheet of a text, parted into what stands above its table, the table and what follows it. */
export interface Section {
  readonly head: SheetHead;
  /** Every line of the sheet that is not blank, from the issuing body on. */
  readonly lines: readonly Line[];
  /** Lines between title and table: labels, catalogue entries, date. */
  readonly header: readonly Line[];
  /** Lines from the headings of the table's columns on. */
  readonly rest: readonly Line[];
}

/**
 * Parts a text into its sheets: one begins with its issuing body and ends where the next begins.
 *
 * @throws Unreadable where the text is blank or holds no sheet, or something stands before the
 *   first one, or a sheet has no table.
 */
export function sectionsOf(lines: readonly Line[]): readonly Section[] {
  const filled = lines.find((line) => !isBlank(line));
  if (filled === undefined) throw new Unreadable(1, null, 'el archivo está vacío');
  const heads = headsOf(lines);
  const start = heads[0]?.start;
  if (start === undefined) {
    throw new Unreadable(filled.line, null, 'no hay ninguna hoja: falta el título de un formato');
  }
  if (filled.line < (lines[start]?.line ?? 0)) {
    const reason = `hay texto antes de la primera hoja: ${quote(textOf(filled))}`;
    throw new Unreadable(filled.line, null, reason);
  }
  return heads.map((head, nth) => sectionOf(head, lines, heads[nth + 1]?.start));
}

function sectionOf(head: SheetHead, lines: readonly Line[], next: number | undefined): Section {
  const all = lines.slice(head.start, next).filter((line) => !isBlank(line));
  const body = lines.slice(head.end + 1, next).filter((line) => !isBlank(line));
  const table = body.findIndex(isHeadingLine);
  if (table < 0) {
    const last = all.at(-1) ?? head.title;
    throw new Unreadable(last.line, null, 'la hoja está cortada: falta el encabezado de su tabla');
  }
  return { head, lines: all, header: body.slice(0, table), rest: body.slice(table) };
}
