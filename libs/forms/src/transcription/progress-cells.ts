import type { Quantity } from '@libro/plans';
import { COLUMNS } from './columns';
import { isPercentage, readPercentage, readQuantity, standsAsFigure } from './figure';
import { cellAt, type Line } from './line';
import type { OwnCells, RowFigures } from './settle';
import { quote, Unreadable } from './unreadable';

/** The right-hand part of a progress row: its figures, from the annual goal on, and its remarks. */
export interface FigureCells extends Omit<RowFigures, 'quarter'> {
  /** Whether the annual goal stands next to the unit of measure. */
  readonly goalInPlace: boolean;
  /** A percentage without its sign could be another figure that has slid. */
  readonly hasPercentSign: boolean;
  readonly remarks: string | null;
}

interface PrintedFigure {
  readonly column: number;
  readonly quantity: Quantity;
}

const GOAL = 3;
const PERIOD = 4;
const ABSOLUTE = 12;
const PERCENTAGE = 13;
const REMARKS = 14;

/**
 * Reads what follows the unit of measure.
 *
 * @param unitAt column of the unit of measure.
 * @throws Unreadable where a figure's cell holds something else, or no annual goal is printed.
 */
export function readFigureCells(line: Line, unitAt: number): FigureCells {
  const percentageAt = line.cells.findIndex((cell, at) => at > unitAt && isPercentage(cell));
  const end = percentageAt >= 0 ? percentageAt : remarksStart(line, unitAt);
  const [goal, ...figures] = figuresBetween(line, unitAt, end);
  if (goal === undefined) throw new Unreadable(line.line, columnName(GOAL), 'falta la meta anual');
  const goalInPlace = goal.column === unitAt + 1;
  const behind = line.cells.slice(percentageAt >= 0 ? percentageAt + 1 : end);
  const marked = percentageAt >= 0 && !behind.some(standsAsFigure);
  const inPlace = goalInPlace && goal.column === GOAL && (percentageAt < 0 || marked);
  const own = inPlace ? ownCells(figures, percentageAt) : null;
  const bare = own === null ? '' : cellAt(line, PERCENTAGE);
  return {
    goal: goal.quantity,
    goalInPlace,
    figures: figures.map(({ quantity }) => quantity),
    own,
    marked,
    hasPercentSign: percentageAt >= 0,
    percentage: readPercentage(percentageAt >= 0 ? cellAt(line, percentageAt) : bare),
    remarks: behind.filter((cell) => cell !== '').join(' ') || null,
  };
}

/**
 * Where no percentage says so, remarks start at their column. Only in a row whose cells have slid
 * do they start at a text of several words: elsewhere letters in a figure's column are a flaw.
 */
function remarksStart(line: Line, unitAt: number): number {
  const last = line.cells.findLastIndex(standsAsFigure);
  const inPlace = unitAt === GOAL - 1 && standsAsFigure(cellAt(line, GOAL));
  if (inPlace) return Math.max(REMARKS, last + 1);
  const start = line.cells.findIndex((cell, at) => at > Math.max(last, unitAt) && cell !== '');
  if (start < 0) return line.cells.length;
  const isText = start >= REMARKS || /\p{L}\S*\s+\S*\p{L}/u.test(cellAt(line, start));
  return isText ? start : line.cells.length;
}

function figuresBetween(line: Line, unitAt: number, end: number): readonly PrintedFigure[] {
  return line.cells.slice(0, end).flatMap((cell, column) => {
    if (column <= unitAt || cell === '') return [];
    const reading = readQuantity(cell);
    if ('quantity' in reading) return [{ column, quantity: reading.quantity }];
    throw new Unreadable(line.line, columnName(column), `${quote(cell)} ${reading.flaw}`);
  });
}

/** `null` where the percentage, or a figure, stands in no column of its own. */
function ownCells(figures: readonly PrintedFigure[], percentageAt: number): OwnCells | null {
  const last = percentageAt < 0 ? PERCENTAGE : ABSOLUTE;
  const outside = figures.some(({ column }) => column > last);
  if (outside || (percentageAt >= 0 && percentageAt !== PERCENTAGE)) return null;
  const at = (column: number): Quantity | null =>
    figures.find((figure) => figure.column === column)?.quantity ?? null;
  const period = Array.from({ length: ABSOLUTE - PERIOD }, (_, cell) => at(PERIOD + cell));
  return { period, absolute: at(ABSOLUTE) };
}

function columnName(column: number): string {
  return COLUMNS['TMM-F004'][Math.min(column, REMARKS)] ?? '';
}
