import { stringify } from 'csv-stringify/sync';
import { labelOf } from './layout';
import type { Layout } from './layout';

const OPTIONS = {
  bom: true,
  escape_formulas: true,
  record_delimiter: '\r\n',
  // By itself the writer quotes only the end of line that it writes.
  quoted_match: /[\r\n]/,
} as const;

/**
 * The layout's tables as CSV (RFC 4180), one after another: UTF-8 with a byte order mark, so that a
 * spreadsheet opens it right, and with formulas made harmless.
 */
export function toCsv(layout: Layout): string {
  const rows = layout.tables.flatMap(({ caption, columns, rows: body }, index) => [
    ...(index === 0 ? [] : [[]]),
    ...(caption === null ? [] : [[caption]]),
    columns.map(labelOf),
    ...body,
  ]);
  const [asOf] = layout.notes;
  const note = asOf === undefined ? [] : [[], [asOf]];
  return stringify([...rows, ...note], OPTIONS);
}
