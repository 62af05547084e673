import type { MovementCode, PrintedMovementRow, Quantity } from '@libro/plans';
import { COLUMNS } from './columns';
import { readQuantity, standsAsFigure } from './figure';
import { cellAt, type Line } from './line';
import { balancesElsewhere, isBalanced, movementFigures } from './movement-balance';
import { perQuarter } from './placement';
import { kindOf, readCodes, withoutIndent } from './row-cells';
import { quote, Unreadable } from './unreadable';

const MOVEMENTS: ReadonlyMap<string, MovementCode> = new Map([
  ['AP', 'AP'],
  ['S', 'S'],
  ['R', 'R'],
  ['AM', 'AM'],
  ['D', 'D'],
  ['T', 'T'],
  ['CUM', 'CUM'],
]);
const NUMBER = /^(?<number>\d{3,4})[\s.:)\-–—]*$/u;
const LINES_OF_ACTION = 1;
const NUMBER_AT = 2;
const DESCRIPTION = 3;
const UNIT = 4;
const FIGURES = 5;
const JUSTIFICATION = 13;

/** Where a row stands: its number in the table, and the empty columns before the first one. */
export interface MovementPlace {
  readonly row: number;
  readonly indent: number;
}

/** Whether a line is a row of a modifications table: a number stands among its first cells. */
export function isMovementRow(line: Line): boolean {
  return line.cells.slice(0, UNIT + 1).some((cell) => NUMBER.test(cell));
}

/**
 * Reads a row of a modifications table, its cells as they stand in their columns.
 *
 * @throws Unreadable where a cell that every row has is blank, a figure's cell holds no figure, or
 *   the row's figures balance only in other columns than those they stand in.
 */
export function readMovementRow(printed: Line, place: MovementPlace): PrintedMovementRow {
  const line = withoutIndent(printed, place.indent);
  const number = Number(NUMBER.exec(required(line, NUMBER_AT))?.groups?.['number']);
  if (Number.isNaN(number)) throw slid(line, NUMBER_AT);
  const movements = readMovements(line);
  const cells = Array.from({ length: JUSTIFICATION - FIGURES }, (_, at) =>
    figure(line, at + FIGURES),
  );
  const figures = movementFigures(cells);
  const justification = readJustification(line);
  if (!isBalanced(figures, movements) && balancesElsewhere(cells, movements)) {
    throw slid(line, FIGURES);
  }
  if (figures.modified === null) throw blank(line, FIGURES + 3);
  const { authorized, increase, decrease, modified, calendar } = figures;
  return {
    row: place.row,
    line: line.line,
    cells: printed.cells,
    kind: kindOf(number),
    number,
    description: required(line, DESCRIPTION),
    linesOfAction: readCodes([cellAt(line, LINES_OF_ACTION)], line),
    unitOfMeasure: readUnit(line),
    movements,
    authorized,
    increase,
    decrease,
    modified,
    calendar: perQuarter(calendar, null),
    justification,
  };
}

/** "D", "T / AM". */
function readMovements(line: Line): readonly MovementCode[] {
  const printed = required(line, 0);
  return printed.split(/(?:[\s/,;+&-]|\by\b)+/iu).map((code) => {
    const movement = MOVEMENTS.get(code.replaceAll('.', '').toUpperCase());
    if (movement !== undefined) return movement;
    throw new Unreadable(line.line, nameOf(0), `${quote(printed)} no es una clave de movimiento`);
  });
}

function figure(line: Line, column: number): Quantity | null {
  const cell = cellAt(line, column);
  if (cell === '') return null;
  const reading = readQuantity(cell);
  if ('quantity' in reading) return reading.quantity;
  throw new Unreadable(line.line, nameOf(column), `${quote(cell)} ${reading.flaw}`);
}

function readUnit(line: Line): string {
  const unit = required(line, UNIT);
  if (standsAsFigure(unit)) throw slid(line, UNIT);
  return unit;
}

/** The justification's column is the last one; empty columns may follow it. */
function readJustification(line: Line): string | null {
  const texts = line.cells.slice(JUSTIFICATION).filter((cell) => cell !== '');
  if (texts.some(standsAsFigure)) throw slid(line, JUSTIFICATION);
  return texts.join(' ') || null;
}

function required(line: Line, column: number): string {
  const cell = cellAt(line, column);
  if (cell === '') throw blank(line, column);
  return cell;
}

function blank(line: Line, column: number): Unreadable {
  return new Unreadable(line.line, nameOf(column), 'la celda está vacía');
}

function slid(line: Line, column: number): Unreadable {
  return new Unreadable(line.line, nameOf(column), 'las celdas no están en sus columnas');
}

function nameOf(column: number): string {
  return COLUMNS['TMM-F009'][column] ?? '';
}
