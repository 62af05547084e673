import { isOffice, isOfficeCutShort, isRoleWord, isPlaceholder } from './closing-words';
import { unknownLine } from './header-lines';
import { fold } from './likeness';
import { filledCells, isBlank, type Line, textOf } from './line';
import { beginsAHead } from './sheet-heads';
import { quote, Unreadable } from './unreadable';

/**
 * What a sheet that is cut off in its head leaves below the signatures of the sheet before it looks
 * like more names. Names stand above their offices, or at once below them without an empty line.
 *
 * @param closing what stands below a table, without the legend of its movements.
 * @throws Unreadable for the first line that is no name of this sheet.
 */
export function refuseNextHead(closing: readonly Line[], issuingBody: string): void {
  const head = closing.find((line) => beginsAHead(textOf(line), issuingBody));
  if (head !== undefined) throw unknownLine(head);
  const end = closing.findLastIndex(holdsOffice) + 1;
  const names = end === 0 ? [] : closing.slice(end).filter(holdsName);
  const stray = names.find((line, nth) => {
    const above = names[nth - 1];
    return above === undefined ? !mayFollow(closing) : line.line - above.line > 1;
  });
  if (stray !== undefined) throw unknownLine(stray);
}

/**
 * Whether a name may stand below the last office. Where names stand above their offices one by one,
 * the reader of signatures says which office is missing.
 */
function mayFollow(closing: readonly Line[]): boolean {
  const sideBySide = closing.some((line) => filledCells(line).length > 1);
  const below = closing.findIndex(holdsOffice) < closing.findIndex(holdsName);
  return below || !sideBySide;
}

function holdsOffice(line: Line): boolean {
  return filledCells(line).some(isOffice);
}

/** Whether a line below a table holds a name, or something else that is none of its words. */
function holdsName(line: Line): boolean {
  return filledCells(line).some((cell) => {
    return !isOffice(cell) && !isRoleWord(cell) && !isPlaceholder(cell);
  });
}

/**
 * A text that breaks off within its last line: the line is the beginning of an office, or of a line
 * that the text holds whole elsewhere. What ends with a line end is not looked at.
 *
 * @throws Unreadable where it does.
 */
export function refuseBrokenOff(lines: readonly Line[]): void {
  const last = lines.at(-1);
  if (last === undefined || isBlank(last)) return;
  const text = textOf(last);
  const folded = fold(text);
  const isBeginning = lines.some((line) => {
    const other = fold(textOf(line));
    return other.length > folded.length && other.startsWith(folded);
  });
  if (!isBeginning && !isOfficeCutShort(text)) return;
  throw new Unreadable(last.line, null, `la hoja está cortada: termina en ${quote(text)}`);
}
