import { COLUMNS, isHeadingLine } from './columns';
import { filledCells, type Line } from './line';
import { formTitled } from './sheet-heads';
import { Unreadable } from './unreadable';

/**
 * Controls, and what has no shape of its own or turns text around: figures that it stands among are
 * read by people as others. Soft hyphens come with texts of published files, and turn nothing.
 */
const HIDDEN = /(?!\u00ad)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u;
/** Signatures stand side by side by threes at most: what has more cells belongs to a table. */
const FEWEST_CELLS = 4;

/**
 * Refuses what cannot be seen, before anything of the text is quoted.
 *
 * @throws Unreadable naming the first character of the kind by its code, with its line and cell.
 */
export function refuseHidden(lines: readonly Line[]): void {
  for (const [at, line] of lines.entries()) {
    const column = line.cells.findIndex((cell) => HIDDEN.test(cell));
    if (column < 0) continue;
    const [found = ''] = HIDDEN.exec(line.cells[column] ?? '') ?? [];
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const reason = `lleva un carácter que no se ve o que invierte el texto (U+${code})`;
    throw new Unreadable(line.line, columnOf(lines.slice(0, at + 1), column), reason);
  }
}

/** Heading of a row's column; `null` outside a table. */
function columnOf(upToRow: readonly Line[], column: number): string | null {
  const row = upToRow.at(-1);
  const title = upToRow.findLastIndex((line) => formTitled(line) !== null);
  const table = upToRow.slice(title).find(isHeadingLine);
  const form = formTitled(upToRow[title] ?? { line: 0, cells: [] });
  if (form === null || row === undefined || table === undefined || table === row) return null;
  if (filledCells(row).length < FEWEST_CELLS) return null;
  const indent = table.cells.findIndex((cell) => cell !== '');
  return COLUMNS[form][Math.min(column - indent, COLUMNS[form].length - 1)] ?? null;
}
