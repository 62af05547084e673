import { cellAt, filledCells, isBlank, linesOf, textOf } from './line';

it('cells are parted by tabs, trimmed, and end with the last one filled', () => {
  expect(linesOf(' a \t\tb \t \t')).toStrictEqual([{ line: 1, cells: ['a', '', 'b'] }]);
});

it('lines end in any of three ways and are counted from 1', () => {
  expect(linesOf('a\r\nb\rc\n\nd').map(({ line, cells }) => [line, ...cells])).toStrictEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
    [4],
    [5, 'd'],
  ]);
});

it('letters are composed', () => {
  expect(linesOf('Acción'.normalize('NFD'))[0]?.cells).toStrictEqual(['Acción'.normalize('NFC')]);
});

it('a line shows its cells', () => {
  const [line = { line: 0, cells: [] }, blank = line] = linesOf('a\t\tb\n \t');
  expect(filledCells(line)).toStrictEqual(['a', 'b']);
  expect(textOf(line)).toBe('a b');
  expect([cellAt(line, 2), cellAt(line, 9)]).toStrictEqual(['b', '']);
  expect([isBlank(line), isBlank(blank)]).toStrictEqual([false, true]);
});
