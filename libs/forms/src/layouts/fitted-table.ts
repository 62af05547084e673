import { shown } from './figures';
import { labelOf } from './layout';
import type { Column, Table } from './layout';
import { displayWidth, longestWord } from './wrap';

/** A table made to fit a screen. */
export interface FittedTable {
  readonly padding: 0 | 1;
  /** The columns that stand side by side, and how wide their texts may be. */
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
  readonly rows: readonly FittedRow[];
}

export interface FittedRow {
  /** One text for each of the columns. */
  readonly cells: readonly string[];
  /** What stands under the row, across the table. */
  readonly below: readonly string[];
}

interface Room {
  /** Widths with nothing broken, and the least that may be had: figures are never broken. */
  readonly wanted: readonly number[];
  readonly least: readonly number[];
}

/** Words longer than this may be broken; what is shorter stays whole. */
const BREAKABLE = 11;

/**
 * Fits a table into `width` columns of a screen. Texts are wrapped first, then the margins go, then
 * whole columns go below their rows: texts before figures, the last ones first.
 */
export function fitted(table: Table, width: number): FittedTable {
  const columns = table.columns.filter(({ place }) => place === 'column');
  for (const padding of [1, 0] as const) {
    const { wanted, least } = roomOf(table, padding);
    const room = width - frameOf(columns.length, padding);
    if (sum(least) <= room || (padding === 0 && columns.length === 1)) {
      const widths = narrowed({ wanted, least }, room);
      return { padding, columns, widths, rows: table.rows.map((row) => rowOf(table, row)) };
    }
  }
  return fitted(withOneMoreBelow(table), width);
}

/** What a cell over several columns may hold: their texts, and the borders between them. */
export function spanned(widths: readonly number[], padding: 0 | 1): number {
  return sum(widths) + (widths.length - 1) * (1 + 2 * padding);
}

function frameOf(columns: number, padding: 0 | 1): number {
  return columns + 1 + 2 * padding * columns;
}

function rowOf(table: Table, row: readonly string[]): FittedRow {
  const all = table.columns.map((column, index) => ({ column, text: cell(column, row[index]) }));
  const under = all.filter(({ column, text }) => column.place === 'below' && text !== '');
  const labelled = (each: typeof all) =>
    each.map(({ column, text }) => `${labelOf(column)}: ${text}`);
  // What is in a column on a wider screen is short: such texts share a line.
  const short = labelled(under.filter(({ column }) => column.moved === true)).join(' · ');
  const long = labelled(under.filter(({ column }) => column.moved !== true));
  return {
    cells: all.filter(({ column }) => column.place === 'column').map(({ text }) => text),
    below: short === '' ? long : [short, ...long],
  };
}

function cell(column: Column, value = ''): string {
  return column.align === 'right' ? shown(value) : value;
}

function withOneMoreBelow(table: Table): Table {
  const placed = table.columns.filter(({ place }) => place === 'column');
  const chosen = placed.slice(1).findLast(({ align }) => align === 'left') ?? placed.at(-1);
  return {
    ...table,
    columns: table.columns.map((column) =>
      column === chosen ? { ...column, place: 'below', moved: true } : column,
    ),
  };
}

function roomOf(table: Table, padding: 0 | 1): Room {
  const placed = table.columns
    .map((column, index) => ({ column, texts: table.rows.map((row) => cell(column, row[index])) }))
    .filter(({ column }) => column.place === 'column');
  const columns = placed.map(({ column }) => column);
  const wanted = placed.map(({ column, texts }) => widest([column.heading, ...texts]));
  const least = placed.map(({ column, texts }) =>
    column.align === 'right'
      ? Math.max(unbroken([column.heading]), widest(texts))
      : unbroken([column.heading, ...texts]),
  );
  return {
    wanted: underGroups({ columns, widths: wanted, padding }, displayWidth),
    least: underGroups({ columns, widths: least, padding }, longestWord),
  };
}

function widest(texts: readonly string[]): number {
  return Math.max(1, ...texts.flatMap((text) => text.split('\n')).map(displayWidth));
}

function unbroken(texts: readonly string[]): number {
  return Math.max(1, ...texts.map((text) => Math.min(longestWord(text), BREAKABLE)));
}

interface Grouped {
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
  readonly padding: 0 | 1;
}

/** The last column of a group makes up for what the others lack under a long common heading. */
function underGroups(
  { columns, widths, padding }: Grouped,
  headingWidth: (heading: string) => number,
): readonly number[] {
  return widths.map((width, index) => {
    const group = columns[index]?.group ?? null;
    if (group === null || columns[index + 1]?.group === group) return width;
    const first = columns.findIndex((column) => column.group === group);
    const lack = headingWidth(group) - spanned(widths.slice(first, index + 1), padding);
    return width + Math.max(0, lack);
  });
}

/** The widest gives way first, down to its least. */
function narrowed({ wanted, least }: Room, room: number): readonly number[] {
  const widths = [...wanted];
  for (let excess = sum(widths) - room; excess > 0; excess -= 1) {
    const spare = widths.map((width, index) => (width > (least[index] ?? 0) ? width : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if ((spare[widest] ?? 0) === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function sum(widths: readonly number[]): number {
  return widths.reduce((a, b) => a + b, 0);
}
