import { below, figure, words } from './layout';
import type { Layout } from './layout';
import { toText } from './text.adapter';

const LAYOUT: Layout = {
  title: ['METAS'],
  fields: [['PLAN', '2021.54101']],
  tables: [
    {
      caption: 'Folio 1',
      columns: [
        words('No.'),
        words('UNIDAD'),
        figure('I', 'CALENDARIO'),
        figure('II', 'CALENDARIO'),
        figure('FACTOR'),
        below('META'),
      ],
      rows: [
        ['100', 'Apoyo Social', '224', '4788', '19.4288', 'Entregar ayuda a las personas'],
        ['101', 'Apoyo', '', '116', '', ''],
      ],
    },
  ],
  notes: ['Calculado a la posición 113 del libro'],
};
const only = (text: string, column: number) => ({
  ...LAYOUT,
  tables: LAYOUT.tables.map((table) => ({
    ...table,
    columns: [words('No.'), figure(text)],
    rows: table.rows.map((row) => [row[0] ?? '', row[column] ?? '']),
  })),
});
const lines = (layout: Layout, width: number) => toText(layout, width).split('\n');
const widest = (layout: Layout, width: number) =>
  Math.max(...lines(layout, width).map((line) => line.length));

describe('toText', () => {
  it('draws headings under their group, figures by thousands, and long texts below', () => {
    expect(lines(LAYOUT, 120)).toStrictEqual([
      'METAS',
      'PLAN: 2021.54101',
      '',
      'Folio 1',
      '┌─────┬──────────────┬─────────────┬─────────┐',
      '│     │              │ CALENDARIO  │         │',
      '│     │              ├─────┬───────┤         │',
      '│ No. │ UNIDAD       │   I │    II │  FACTOR │',
      '├─────┼──────────────┼─────┼───────┼─────────┤',
      '│ 100 │ Apoyo Social │ 224 │ 4,788 │ 19.4288 │',
      '├─────┴──────────────┴─────┴───────┴─────────┤',
      '│ META: Entregar ayuda a las personas        │',
      '├─────┬──────────────┬─────┬───────┬─────────┤',
      '│ 101 │ Apoyo        │     │   116 │         │',
      '└─────┴──────────────┴─────┴───────┴─────────┘',
      '',
      'Calculado a la posición 113 del libro',
      '',
    ]);
  });

  it('makes room under a group whose heading is longer than its figures', () => {
    const [table] = LAYOUT.tables;
    const columns = [words('No.'), figure('P', 'Ene-Mar'), figure('A', 'Ene-Mar')];
    const rows = [['1', '0', '0']];
    const drawn = lines({ ...LAYOUT, tables: table ? [{ ...table, columns, rows }] : [] }, 60);
    expect(drawn.slice(4, 9)).toStrictEqual([
      '┌─────┬─────────┐',
      '│     │ Ene-Mar │',
      '│     ├───┬─────┤',
      '│ No. │ P │   A │',
      '├─────┼───┼─────┤',
    ]);
  });

  it('says so where a table has no rows', () => {
    const tables = LAYOUT.tables.map((table) => ({ ...table, rows: [], caption: null }));
    expect(lines({ ...LAYOUT, tables }, 80)).toContain('(sin renglones)');
  });

  it('wraps titles, fields, captions and notes too', () => {
    const long = 'palabra '.repeat(20).trim();
    const tables = LAYOUT.tables.map((table) => ({ ...table, caption: long }));
    const all = { title: [long], fields: [['CAMPO', long]] as const, tables, notes: [long] };
    expect(widest(all, 70)).toBeLessThanOrEqual(70);
  });

  it('takes a screen of less than 60 columns for one of 60', () => {
    expect(toText(LAYOUT, 10)).toBe(toText(LAYOUT, 60));
  });

  it('never cuts a figure off: what has no room goes below its row, texts first', () => {
    const figures = Array.from({ length: 9 }, (_, nth) => figure(`C${nth}`));
    const columns = [words('No.'), words('UNIDAD'), ...figures];
    const rows = [['100', 'Apoyo', ...figures.map((_, nth) => `1234567${nth}`)]];
    const drawn = toText({ ...LAYOUT, tables: [{ caption: null, columns, rows }] }, 60);
    expect(drawn).not.toContain('…');
    for (const nth of figures.keys()) expect(drawn).toContain(`12,345,67${nth}`);
    expect(drawn).toContain('│UNIDAD: Apoyo · C5: 12,345,675 · C6: 12,345,676');
    expect(widest({ ...LAYOUT, tables: [{ caption: null, columns, rows }] }, 60)).toBe(60);
  });

  it('keeps a lone figure whole', () => {
    expect(toText(only('FACTOR', 4), 60)).toContain('│ 100 │ 19.4288 │');
  });
});
