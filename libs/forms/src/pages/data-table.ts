import { markup } from './markup';
import type { Content, Markup } from './markup';

/** A column, or a heading over several. */
export interface Head {
  readonly heading: string;
  /** Absent for a column of its own. */
  readonly under?: readonly Head[];
}

export interface Row {
  /** One cell for each column. */
  readonly cells: readonly Cell[];
  readonly class?: 'head';
}

export interface Cell {
  readonly content: Content;
  /** `head` names its row; `figure` stands right; `wide` holds whole sentences. */
  readonly kind: 'head' | 'figure' | 'text' | 'wide';
}

/** Rows under a heading of their own across the table; `null`: under none. */
export interface Band {
  readonly heading: string | null;
  readonly rows: readonly Row[];
}

export interface DataTable {
  readonly caption: Content;
  readonly columns: readonly Head[];
  readonly bands: readonly Band[];
}

/** A table whose every figure is named by its column's headings and by its row's. */
export function dataTable({ caption, columns, bands }: DataTable): Markup {
  const width = columns.reduce((sum, head) => sum + widthOf(head), 0);
  return markup`<table>
<caption>${caption}</caption>
${columns.flatMap(groupsOf)}
<thead>
${headRows(columns).map((heads) => markup`<tr>${heads}</tr>\n`)}</thead>
${bands.map((band) => body(band, width))}</table>`;
}

export function figureCell(content: Content): Cell {
  return { content, kind: 'figure' };
}

export function textCell(content: Content): Cell {
  return { content, kind: 'text' };
}

export function wideCell(content: Content): Cell {
  return { content, kind: 'wide' };
}

export function headCell(content: Content): Cell {
  return { content, kind: 'head' };
}

function body({ heading, rows }: Band, width: number): Markup {
  const across =
    heading === null
      ? null
      : markup`<tr><th class="band" scope="rowgroup" colspan="${width}">${heading}</th></tr>\n`;
  return markup`<tbody>\n${across}${rows.map(row)}</tbody>\n`;
}

function row({ cells, class: name }: Row): Markup {
  const kind = name === undefined ? null : markup` class="${name}"`;
  return markup`<tr${kind}>${cells.map(cell)}</tr>\n`;
}

function cell({ content, kind }: Cell): Markup {
  switch (kind) {
    case 'head':
      return markup`<th scope="row">${content}</th>`;
    case 'text':
      return markup`<td>${content}</td>`;
    case 'figure':
    case 'wide':
      return markup`<td class="${kind}">${content}</td>`;
  }
}

/** A `colgroup` for each heading that stands right over columns: what `scope="colgroup"` names. */
function groupsOf(head: Head): readonly Markup[] {
  const under = head.under ?? [];
  if (under.some((each) => each.under !== undefined)) return under.flatMap(groupsOf);
  return [markup`<colgroup span="${widthOf(head)}"></colgroup>`];
}

function headRows(columns: readonly Head[]): readonly (readonly Markup[])[] {
  const depth = Math.max(...columns.map(depthOf));
  const deeper = columns.flatMap((head) => head.under ?? []);
  const first = columns.map((head) => headOf(head, depth));
  return deeper.length === 0 ? [first] : [first, ...headRows(deeper)];
}

/**
 * A heading over several groups has the scope of its columns: groups do not nest, and
 * `scope="colgroup"` would end with the first of them.
 */
function headOf(head: Head, depth: number): Markup {
  const { heading, under } = head;
  if (under === undefined) {
    const down = depth === 1 ? null : markup` rowspan="${depth}"`;
    return markup`<th scope="col"${down}>${heading}</th>`;
  }
  const scope = depthOf(head) > 2 ? 'col' : 'colgroup';
  return markup`<th scope="${scope}" colspan="${widthOf(head)}">${heading}</th>`;
}

function widthOf({ under }: Head): number {
  return under === undefined ? 1 : under.reduce((sum, head) => sum + widthOf(head), 0);
}

function depthOf({ under }: Head): number {
  return under === undefined ? 1 : 1 + Math.max(...under.map(depthOf));
}
