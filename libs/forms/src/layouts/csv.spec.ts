import { toCsv } from './csv.adapter';
import { below, figure, words } from './layout';
import type { Layout } from './layout';

const LAYOUT: Layout = {
  title: ['METAS'],
  fields: [['PLAN', '2021.54101']],
  tables: [
    {
      caption: null,
      columns: [words('No.'), figure('I', 'CALENDARIO'), below('META')],
      rows: [
        ['100', '4788', 'Dar "ayuda", siempre'],
        ['101', '', '=HYPERLINK("x")'],
      ],
    },
  ],
  notes: ['Calculado a la posición 113 del libro', 'una firma'],
};

describe('toCsv', () => {
  it('writes plain figures under whole headings, and disarms formulas', () => {
    expect(toCsv(LAYOUT).split('\n')).toStrictEqual([
      '\uFEFFNo.,CALENDARIO I,META',
      '100,4788,"Dar ""ayuda"", siempre"',
      `101,,"'=HYPERLINK(""x"")"`,
      '',
      'Calculado a la posición 113 del libro',
      '',
    ]);
  });

  it('writes several tables one after another, each under its caption', () => {
    const [table] = LAYOUT.tables;
    const tables = table ? [1, 2].map((nth) => ({ ...table, caption: `Folio ${nth}` })) : [];
    const rows = toCsv({ ...LAYOUT, tables }).split('\n');
    expect(rows[0]).toBe('\uFEFFFolio 1');
    expect(rows.slice(4, 7)).toStrictEqual(['', 'Folio 2', 'No.,CALENDARIO I,META']);
  });
});
