import { whyUnreadable } from '../../../../test/support/sheets/unreadable';
import { linesOf } from './line';
import { isProgressRow, readProgressRow } from './progress-row';

const FIGURES = ['40', '10', '5', '10', '', '10', '', '10', '', '5', '13%'];

function read(cells: readonly string[], indent = 0) {
  const [line = { line: 0, cells: [] }] = linesOf(cells.join('\t'));
  return readProgressRow(line, { row: 3, quarter: 1, indent });
}

it.each([
  ['200.- Administrar', [200, 'Administrar', 'meta']],
  ['201.-Actualizar 3 padrones', [201, 'Actualizar 3 padrones', 'action']],
  ['400. EVALUAR', [400, 'EVALUAR', 'meta']],
  ['401 .- 2 obras', [401, '2 obras', 'action']],
  ['402 Obras', [402, 'Obras', 'action']],
  ['1100) Obras', [1100, 'Obras', 'meta']],
])('%s is numbered', (printed, expected) => {
  const row = read(['1.1', printed, 'Pieza', ...FIGURES]);
  expect([row.number, row.description, row.kind]).toStrictEqual(expected);
});

it('a line without a number is no row', () => {
  const lines = ['1.1\tAdministrar', '2.1.100\tuno', '12.- Uno', '100.-', '20210.- Uno', '100 200'];
  expect(linesOf(lines.join('\n')).map(isProgressRow)).toStrictEqual(lines.map(() => false));
});

it.each([
  ['4.2.2 4.3.5', ['4.2.2', '4.3.5']],
  ['2.2.1, 2.2.2,2.13.1; 4', ['2.2.1', '2.2.2', '2.13.1', '4']],
  ['2.1.1.', ['2.1.1']],
  ['', []],
])('the lines of action in "%s"', (printed, codes) => {
  expect(read([printed, '100.- Meta', 'Pieza', ...FIGURES]).linesOfAction).toStrictEqual(codes);
});

it('a table that stands to the right is read in its own columns', () => {
  const row = read(['', '1.1', '100.- Meta', 'Pieza', ...FIGURES], 1);
  expect([row.placement, row.cells.length]).toStrictEqual(['as-printed', 15]);
});

it('a row that has slid as a whole is put back', () => {
  expect(read(['100.- Meta', 'Pieza', ...FIGURES]).placement).toBe('put-back');
  expect(read(['1.1', '100.- Meta', '', 'Pieza', ...FIGURES]).placement).toBe('put-back');
});

it('remarks follow the percentage, in whatever column, or stand in their own', () => {
  const remarks = (...behind: readonly string[]) =>
    read(['1.1', '100.- Meta', 'Pieza', ...FIGURES, ...behind]).remarks;
  expect(remarks()).toBeNull();
  expect(remarks('Al 100%')).toBe('Al 100%');
  expect(remarks('', 'Lluvia')).toBe('Lluvia');
  expect(remarks('Lluvia', 'y viento')).toBe('Lluvia y viento');
  const unmarked = [...FIGURES.slice(0, -1), '', 'Lluvia'];
  expect(read(['1.1', '100.- Meta', 'Pieza', ...unmarked])).toMatchObject({
    percentage: null,
    remarks: 'Lluvia',
    placement: 'as-printed',
  });
});

it('remarks that have slid with their row leave it in doubt where no percentage is printed', () => {
  const cells = ['40', '10', '5', '10', '10', '', '10', '5', 'Llovió mucho'];
  expect(read(['100.- Meta', 'Pieza', ...cells])).toMatchObject({
    annualGoal: '40',
    remarks: 'Llovió mucho',
    placement: 'doubtful',
  });
});

it.each([
  [['100', 'por definir el calendario'], 'P Ene-Mar', 'por definir el calendario'],
  [
    ['100', '25', '25', '25', '0', '25', '0', '25', '0', 'no se sabe'],
    'AVANCE ABSOLUTO',
    'no se sabe',
  ],
  [
    ['100', '25', '25', '25', '0', '25', '0', '25', '0', '25', 'sin dato'],
    'ACUMULADO RELATIVO',
    'sin dato',
  ],
  [
    ['100', '25', '25', '25', 'no se sabe', '', '', '', '', '', '', 'Por lluvia'],
    'A Abr-Jun',
    'no se sabe',
  ],
])('letters where a figure belongs are a flaw of that cell: %j', (cells, column, said) => {
  const why = whyUnreadable(() => read(['1.1', '100.- Meta', 'Pieza', ...cells]));
  expect(why).toStrictEqual([1, column, `«${said}» no es una cifra`]);
});

it('a row without goal is refused where the sums do not bear another figure out', () => {
  const figures = ['', '10', '5', '10', '', '10', '', '10', '', '5', '13%'];
  const why = whyUnreadable(() => read(['1.1', '100.- Meta', 'Pieza', ...figures]));
  expect(why).toStrictEqual([1, 'META ANUAL', 'la celda está vacía']);
});
