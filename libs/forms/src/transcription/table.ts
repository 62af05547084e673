import { readHeadings } from './columns';
import { standsAsFigure } from './figure';
import { unknownLine } from './header-lines';
import { filledCells, type Line } from './line';
import { isMovementRow } from './movement-row';
import { isGroupRow } from './movement-table';
import { isProgressRow } from './progress-row';
import type { Form } from './sheet-heads';
import { Unreadable } from './unreadable';

/** A table parted from what follows it. */
export interface TableParts {
  /** Empty columns before the first one. */
  readonly indent: number;
  readonly rows: readonly Line[];
  /** Signatures and legend. */
  readonly closing: readonly Line[];
}

const IS_ROW: Readonly<Record<Form, (line: Line) => boolean>> = {
  'TMM-F004': isProgressRow,
  'TMM-F009': (line) => isMovementRow(line) || isGroupRow(line),
};
const NUMBER_COLUMN: Readonly<Record<Form, string>> = {
  'TMM-F004': 'METAS Y ACCIONES',
  'TMM-F009': 'No.',
};
/** Signatures stand side by side by threes at most: what has more cells belongs to a table. */
const FEWEST_CELLS = 4;

/**
 * Parts the lines from a table's headings on: headings, rows, and what stands below the last row.
 *
 * @throws Unreadable where the headings are incomplete, no row follows them, or a line among the
 *   rows bears no number.
 */
export function partsOf(lines: readonly Line[], form: Form): TableParts {
  const isRow = IS_ROW[form];
  const first = lines.findIndex(isRow);
  const end = lines.findLastIndex(isRow) + 1;
  const indent = readHeadings(first < 0 ? lines : lines.slice(0, first), form);
  if (first < 0) {
    const last = lines.at(-1)?.line ?? 0;
    throw new Unreadable(last, null, 'la hoja está cortada: su tabla no tiene renglones');
  }
  const unnumbered = lines.find((line, at) => {
    return !isRow(line) && isTableLine(line) && (at > first || line.cells.some(standsAsFigure));
  });
  if (unnumbered !== undefined) {
    throw new Unreadable(unnumbered.line, NUMBER_COLUMN[form], 'el renglón no tiene número');
  }
  const rows = lines.slice(first, end);
  const stray = rows.find((line) => !isRow(line));
  if (stray !== undefined) throw unknownLine(stray);
  return { indent, rows, closing: lines.slice(end) };
}

function isTableLine(line: Line): boolean {
  return filledCells(line).length >= FEWEST_CELLS;
}
