import type { Line } from '../plan/line';
import type { Plan } from '../plan/plan';
import type { PrintedMovementRow, PrintedProgressRow } from '../plan/printed-sheet';

/**
 * The line on record that each row of a progress sheet is about, by row; a row that is not in it is
 * about a line that the ledger does not hold. Rows and lines meet by number, each line once: first
 * where the wording is the same (a sheet may go on printing a line that is no longer active), then
 * the active ones in the order in which they were opened.
 */
export function linesOfRows(
  rows: readonly PrintedProgressRow[],
  plan: Plan,
): ReadonlyMap<number, Line> {
  const found = new Map<number, Line>();
  const free = plan.status === 'none' ? [] : activeFirst([...plan.lines.values()]);
  const meet = (row: PrintedProgressRow, fits: (line: Line) => boolean): void => {
    const index = free.findIndex((line) => line.number === row.number && fits(line));
    const [line] = index < 0 ? [] : free.splice(index, 1);
    if (line !== undefined) found.set(row.row, line);
  };
  for (const row of rows) meet(row, ({ description }) => description === row.description);
  for (const row of rows) if (!found.has(row.row)) meet(row, ({ active }) => active);
  return found;
}

/**
 * The line that a row of a modifications sheet changes: the active one with its number; of several,
 * one whose goal is the printed authorized goal, and among those one with the row's wording. Where
 * no active line bears the number, the last that did; `undefined` where no line ever did.
 */
export function lineOfMovementRow(
  row: PrintedMovementRow,
  lines: Iterable<Line>,
): Line | undefined {
  const numbered = [...lines].filter(({ number }) => number === row.number);
  const active = numbered.filter((line) => line.active);
  const fitting = active.filter(({ goal }) => goal === row.authorized);
  const pool = fitting.length > 0 ? fitting : active;
  const worded = pool.find(({ description }) => description === row.description);
  return worded ?? pool[0] ?? numbered.at(-1);
}

function activeFirst(lines: readonly Line[]): Line[] {
  return [...lines.filter(({ active }) => active), ...lines.filter(({ active }) => !active)];
}
