import { whyUnreadable } from '../../../../test/support/sheets/unreadable';
import { linesOf } from './line';
import { readMovementRow } from './movement-row';

function read(cells: string, indent = 0) {
  const printed = cells.split(' | ').map((cell) => (cell === '-' ? '' : cell));
  const [line = { line: 0, cells: [] }] = linesOf(printed.join('\t'));
  return readMovementRow(line, { row: 1, indent });
}

function figures(cells: string) {
  const row = read(cells);
  return [row.authorized, row.increase, row.decrease, row.modified, ...row.calendar];
}

it.each([
  [
    'D | 1.1 | 100 | Una | Pieza | 527 | - | 41 | 486 | 224 | 131 | 87 | 44',
    '527 - 41 486 224 131 87 44',
  ],
  [
    'AP | 1.1 | 103 | Una | Pieza | - | 9,579 | - | 9579 | - | 4,579 | 5,000',
    '- 9579 - 9579 - 4579 5000 -',
  ],
  ['AM | 1.1 | 103 | Una | Pieza | 0.5 | 1.25 | - | 1.75', '0.5 1.25 - 1.75 - - - -'],
])('%s', (cells, expected) => {
  expect(
    figures(cells)
      .map((cell) => cell ?? '-')
      .join(' '),
  ).toBe(expected);
});

it.each([
  ['D', ['D']],
  ['T / AM', ['T', 'AM']],
  ['t,am', ['T', 'AM']],
  ['CUM y R', ['CUM', 'R']],
])('the movements of "%s"', (printed, movements) => {
  const row = read(`${printed} | 1.1 | 101 | Una | Pieza | 1 | - | - | 5`);
  expect(row.movements).toStrictEqual(movements);
});

it('the number may end in points and dashes, and the table stand to the right', () => {
  const row = read('- | D | 1.1 | 104.- | Una | Pieza | 41 | - | 41 | 0', 1);
  expect([row.number, row.kind, row.modified]).toStrictEqual([104, 'action', '0']);
});

it('a justification stands in the last column, empty ones may follow and precede it', () => {
  const row = 'D | 1.1 | 104 | Una | Pieza | 41 | - | 41 | 0 | 0 | 0 | 0 | 0';
  expect(read(row).justification).toBeNull();
  expect(read(`${row} | Por el clima | -`).justification).toBe('Por el clima');
  expect(read(`${row} | - | Por el clima`).justification).toBe('Por el clima');
});

it('figures that do not follow from their movement stay as printed', () => {
  const cells = 'D | 1.1 | 104 | Una | Pieza | 41 | - | 10 | 30 | 1 | 2 | 3 | 4';
  expect(figures(cells)).toStrictEqual(['41', null, '10', '30', '1', '2', '3', '4']);
});

it('figures that follow from it in other columns only have slid: refused', () => {
  const slid = (column: string) => [1, column, 'las celdas no están en sus columnas'];
  const why = (cells: string) => whyUnreadable(() => read(cells));
  const authorized = slid('META ANUAL AUTORIZADA');
  expect(why('D | 1 | 104 | Una | Pieza | 41 | 41 | 0 | 0 | 0 | 0 | 0')).toStrictEqual(authorized);
  expect(why('AP | 1 | 104 | Una | Pieza | 5 | - | 5 | 1 | 1 | 1 | 2')).toStrictEqual(authorized);
  expect(why('R | 1 | 104 | Una | Pieza | 8 | - | 8 | 2 | 2 | 2 | 2')).toStrictEqual(authorized);
  expect(why('CUM | 1 | 104 | Una | Pieza | 9 | - | 8 | 4 | 4 | 0 | 0')).toStrictEqual(authorized);
  const figure = 'D | 1 | 104 | Una | Pieza | - | 41 | - | 41 | 0 | 0 | 0 | 0 | 0';
  expect(why(figure)).toStrictEqual(slid('JUSTIFICACIÓN'));
  expect(why('R | 1 | 104 | Una | 4 | - | - | - | 4')).toStrictEqual(slid('UNIDAD DE MEDIDA'));
  expect(why('D | 1 | - | 104 | Una | Pieza | 41')).toStrictEqual([
    1,
    'No.',
    'la celda está vacía',
  ]);
});
