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
    expect(toCsv(LAYOUT).split('\r\n')).toStrictEqual([
      '\uFEFFNo.,CALENDARIO I,META',
      '100,4788,"Dar ""ayuda"", siempre"',
      `101,,"'=HYPERLINK(""x"")"`,
      '',
      'Calculado a la posición 113 del libro',
      '',
    ]);
  });

  it.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠A'])(
    'lets a spreadsheet compute nothing of %j, whichever cell it stands in',
    (formula) => {
      const tables = [
        { caption: formula, columns: [words(formula)], rows: [[formula], ['antes ' + formula]] },
      ];
      const text = toCsv({ title: [], fields: [], tables, notes: [formula] });
      const disarmed = formula.startsWith('\r') ? `"'${formula}"` : `'${formula}`;
      const within = formula.startsWith('\r') ? `"antes ${formula}"` : `antes ${formula}`;
      expect(text).toBe(
        `\uFEFF${[disarmed, disarmed, disarmed, within, '', disarmed].join('\r\n')}\r\n`,
      );
    },
  );

  it('writes several tables one after another, each under its caption', () => {
    const [table] = LAYOUT.tables;
    const tables = table ? [1, 2].map((nth) => ({ ...table, caption: `Folio ${nth}` })) : [];
    const rows = toCsv({ ...LAYOUT, tables }).split('\r\n');
    expect(rows[0]).toBe('\uFEFFFolio 1');
    expect(rows.slice(4, 7)).toStrictEqual(['', 'Folio 2', 'No.,CALENDARIO I,META']);
  });

  it('ends lines as RFC 4180 says, and quotes the ends of lines inside a text', () => {
    const rows = [
      ['1', '2', 'dos\nrenglones'],
      ['3', '4', 'dos\rrenglones'],
    ];
    const tables = LAYOUT.tables.map((table) => ({ ...table, rows }));
    expect(toCsv({ ...LAYOUT, tables })).toBe(
      '\uFEFFNo.,CALENDARIO I,META\r\n1,2,"dos\nrenglones"\r\n3,4,"dos\rrenglones"\r\n' +
        '\r\nCalculado a la posición 113 del libro\r\n',
    );
  });
});
