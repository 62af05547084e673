import type { PrintedProgressRow, Quarter } from '@libro/plans';
import { standsAsFigure } from './figure';
import { cellAt, type Line } from './line';
import { achievedIn, fittingPlacements, perQuarter, plannedIn } from './placement';
import { type FigureCells, readFigureCells } from './progress-cells';
import { kindOf, readCodes, withoutIndent } from './row-cells';
import { settle } from './settle';
import { Unreadable } from './unreadable';

/** "200.- Administrar", "201.-Actualizar", "400. EVALUAR", "400 EVALUAR". */
const NUMBERED =
  /^(?<number>\d{3,4})(?:\s*[.:)\-–—]+\s*(?=[^\s.:)\-–—])|\s+(?=\p{L}))(?<description>.+)$/u;

/** Where a row stands: its number in the table, and what its sheet says of all rows. */
export interface RowPlace {
  /** From 1. */
  readonly row: number;
  readonly quarter: Quarter;
  /** Empty columns before the table's first one. */
  readonly indent: number;
}

/** Whether a line is a row of a progress table: it holds a numbered goal or action. */
export function isProgressRow(line: Line): boolean {
  return numberedCell(line) >= 0;
}

/**
 * Reads a row of a progress table.
 *
 * @throws Unreadable where a cell that every row has is blank, or a figure's cell holds no figure.
 */
export function readProgressRow(printed: Line, place: RowPlace): PrintedProgressRow {
  const line = withoutIndent(printed, place.indent);
  const at = numberedCell(line);
  const { number = '', description = '' } = NUMBERED.exec(cellAt(line, at))?.groups ?? {};
  const unitAt = line.cells.findIndex((cell, column) => column > at && cell !== '');
  const unitOfMeasure = cellAt(line, unitAt);
  if (unitAt < 0 || standsAsFigure(unitOfMeasure)) {
    throw new Unreadable(line.line, 'UNIDAD DE MEDIDA', 'falta la unidad de medida');
  }
  const linesOfAction = readCodes(line.cells.slice(0, at), line);
  const cells = readFigureCells(line, unitAt);
  const own = at === 1 && unitAt === 2 ? cells.own : null;
  const settled = settle({ ...cells, own, quarter: place.quarter });
  refuseOtherGoal(line, cells);
  return {
    row: place.row,
    line: line.line,
    cells: printed.cells,
    kind: kindOf(Number(number)),
    number: Number(number),
    description,
    linesOfAction,
    unitOfMeasure,
    annualGoal: cells.goal,
    planned: perQuarter(plannedIn(settled.period), null),
    achieved: perQuarter(achievedIn(settled.period), null),
    absolute: settled.absolute,
    placement: settled.placement,
    percentage: cells.hasPercentSign || settled.placement !== 'doubtful' ? cells.percentage : null,
    remarks: cells.remarks,
  };
}

function numberedCell(line: Line): number {
  return line.cells.findIndex((cell) => NUMBERED.test(cell));
}

/** The first figure may be P of quarter I if the goal's own cell is blank: only sums tell. */
function refuseOtherGoal(line: Line, { goal, goalInPlace, figures }: FigureCells): void {
  const absolute = figures.at(-1) ?? null;
  if (goalInPlace || fittingPlacements(figures.slice(0, -1), { goal, absolute }).length > 0) return;
  throw new Unreadable(line.line, 'META ANUAL', 'la celda está vacía');
}
