import { shown } from '../layouts/figures';
import type { Column, Table } from '../layouts/layout';
import { dataTable, figureCell, headCell, textCell, wideCell } from './data-table';
import type { Cell, Head } from './data-table';
import { markup } from './markup';
import type { Markup } from './markup';

/**
 * A table of a layout on a page: every column in its place, the first one naming its row. One
 * without rows is a sentence that says so.
 */
export function layoutTable({ caption, columns, rows }: Table): Markup {
  if (rows.length === 0) return markup`<p>${caption}: sin renglones.</p>\n`;
  return markup`${dataTable({
    caption: caption ?? '',
    columns: headsOf(columns),
    bands: [
      {
        heading: null,
        rows: rows.map((texts) => ({
          cells: columns.map((column, index) => cellOf(column, index, texts[index] ?? '')),
        })),
      },
    ],
  })}\n`;
}

/** Columns side by side under one common heading stand under it. */
function headsOf(columns: readonly Column[]): readonly Head[] {
  const heads: { heading: string; under?: Head[] }[] = [];
  for (const { heading, group } of columns) {
    const last = heads.at(-1);
    if (group === null) heads.push({ heading });
    else if (last?.under !== undefined && last.heading === group) last.under.push({ heading });
    else heads.push({ heading: group, under: [{ heading }] });
  }
  return heads;
}

function cellOf({ align, place }: Column, index: number, text: string): Cell {
  if (index === 0) return headCell(text);
  if (align === 'right') return figureCell(shown(text));
  return place === 'below' ? wideCell(text) : textCell(text);
}
