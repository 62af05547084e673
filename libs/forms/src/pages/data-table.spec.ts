import { attribute, bodyRows, columnNames, elements } from '../../../../test/support/parsed-page';
import { parsedPage, textOf } from '../../../../test/support/parsed-page';
import { dataTable, figureCell, headCell, textCell, wideCell } from './data-table';
import { page } from './page';

const leaf = (heading: string) => ({ heading });
const TABLE = dataTable({
  caption: 'Cuadro <1>',
  columns: [
    leaf('No.'),
    {
      heading: 'PERIODO',
      under: [
        { heading: 'Ene-Mar', under: [leaf('P'), leaf('A')] },
        { heading: 'Abr-Jun', under: [leaf('P'), leaf('A')] },
      ],
    },
    { heading: 'META', under: [leaf('AUTORIZADA'), leaf('ACTUAL')] },
  ],
  bands: [
    { heading: null, rows: [] },
    {
      heading: 'Bloque & 1',
      rows: [
        {
          class: 'head',
          cells: [
            headCell('100'),
            ...['1', '2', '3', '4'].map(figureCell),
            textCell('"a"'),
            wideCell('b'),
          ],
        },
      ],
    },
  ],
});
const root = parsedPage(page({ title: 't', heading: 'h', above: [], body: TABLE, asOf: 1 }));
const [table = root] = elements(root, 'table');

describe('dataTable', () => {
  it('puts merged headings over their columns', () => {
    expect(columnNames(table)).toStrictEqual([
      'No.',
      'PERIODO · Ene-Mar · P',
      'PERIODO · Ene-Mar · A',
      'PERIODO · Abr-Jun · P',
      'PERIODO · Abr-Jun · A',
      'META · AUTORIZADA',
      'META · ACTUAL',
    ]);
  });

  it('gives every heading the scope of what it names', () => {
    const heads = elements(table, 'th').map((each) => [textOf(each), attribute(each, 'scope')]);
    expect(heads).toStrictEqual([
      ['No.', 'col'],
      ['PERIODO', 'col'],
      ['META', 'colgroup'],
      ['Ene-Mar', 'colgroup'],
      ['Abr-Jun', 'colgroup'],
      ['AUTORIZADA', 'col'],
      ['ACTUAL', 'col'],
      ...['P', 'A', 'P', 'A'].map((each) => [each, 'col']),
      ['Bloque & 1', 'rowgroup'],
      ['100', 'row'],
    ]);
    const groups = elements(table, 'colgroup').map((each) => attribute(each, 'span'));
    expect(groups).toStrictEqual(['1', '2', '2', '2']);
  });

  it('writes one cell for each column, under the heading of its rows', () => {
    expect(elements(table, 'caption').map(textOf)).toStrictEqual(['Cuadro <1>']);
    expect(bodyRows(table)).toStrictEqual([
      ['Bloque & 1'],
      ['100', '1', '2', '3', '4', '"a"', 'b'],
    ]);
  });
});
