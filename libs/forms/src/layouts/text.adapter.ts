import CliTable from 'cli-table3';
import type { Cell } from 'cli-table3';
import { fitted, spanned } from './fitted-table';
import type { FittedRow, FittedTable } from './fitted-table';
import type { Layout, Table } from './layout';
import { visible } from './visible';
import { wrap } from './wrap';

const NARROWEST = 60;

/**
 * The layout as plain text of at most `width` columns (a screen of less than 60 counts as 60), with
 * nothing in it that a terminal would obey.
 */
export function toText(written: Layout, width: number): string {
  const layout = harmless(written);
  const room = Math.max(width, NARROWEST);
  const lines = (texts: readonly string[]) => texts.flatMap((text) => wrap(text, room)).join('\n');
  const fields = layout.fields.map(([label, value]) => `${label}: ${value}`);
  return [
    lines([...layout.title, ...fields]),
    ...layout.tables.map((table) => [lines(captionOf(table)), body(table, room)].join('')),
    lines(layout.notes),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function harmless({ title, fields, tables, notes }: Layout): Layout {
  return {
    title: title.map(visible),
    fields: fields.map(([label, value]) => [visible(label), visible(value)]),
    tables: tables.map(({ caption, columns, rows }) => ({
      caption: caption === null ? null : visible(caption),
      columns: columns.map((column) => ({ ...column, heading: visible(column.heading) })),
      rows: rows.map((row) => row.map(visible)),
    })),
    notes: notes.map(visible),
  };
}

function captionOf({ caption }: Table): readonly string[] {
  return caption === null ? [] : [`${caption}\n`];
}

function body(table: Table, width: number): string {
  return table.rows.length === 0 ? '(sin renglones)' : drawn(fitted(table, width));
}

/** Every text is wrapped here: the drawing would cut off what does not fit, figures too. */
function drawn(table: FittedTable): string {
  const { padding, columns, widths } = table;
  const drawing = new CliTable({
    colWidths: widths.map((width) => width + 2 * padding),
    colAligns: columns.map(({ align }) => align),
    style: { head: [], border: [], 'padding-left': padding, 'padding-right': padding },
  });
  for (const row of [...headings(table), ...table.rows.flatMap((each) => lines(table, each))]) {
    drawing.push([...row]);
  }
  return drawing.toString();
}

/** One row of headings, or two where columns stand under a common one. */
function headings({ columns, widths, padding }: FittedTable): readonly (readonly Cell[])[] {
  const plain = columns.map(({ heading, align }, index) => ({
    content: wrapped(heading, widths[index]),
    hAlign: align,
  }));
  if (columns.every(({ group }) => group === null)) return [plain];
  const top = columns.flatMap(({ group, align }, index): Cell[] => {
    const content = plain[index]?.content ?? '';
    if (group === null) return [{ content, rowSpan: 2, hAlign: align, vAlign: 'bottom' }];
    if (columns[index - 1]?.group === group) return [];
    const span = columns.filter((each) => each.group === group).length;
    const room = spanned(widths.slice(index, index + span), padding);
    return [{ content: wrapped(group, room), colSpan: span, hAlign: 'center' }];
  });
  return [top, plain.filter((_, index) => columns[index]?.group !== null)];
}

function lines({ widths, padding }: FittedTable, row: FittedRow): readonly (readonly Cell[])[] {
  const cells = row.cells.map((text, index) => wrapped(text, widths[index]));
  if (row.below.length === 0) return [cells];
  const room = spanned(widths, padding);
  const content = row.below.map((text) => wrapped(text, room)).join('\n');
  return [cells, [{ content, colSpan: widths.length, hAlign: 'left' }]];
}

function wrapped(text: string, width = 1): string {
  return wrap(text, width).join('\n');
}
