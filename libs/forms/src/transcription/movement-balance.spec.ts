import type { MovementCode } from '@libro/plans';
import { balancesElsewhere, isBalanced, movementFigures } from './movement-balance';

/** Authorized, increase, decrease, modified, then the calendar; "-" for a blank cell. */
function cells(printed: string) {
  return printed.split(' ').map((cell) => (cell === '-' ? null : cell));
}

const balanced = (printed: string, ...movements: readonly MovementCode[]) =>
  isBalanced(movementFigures(cells(printed)), movements);

it('authorized + increase − decrease = modified = Σ calendar', () => {
  expect(balanced('0.1 0.2 - 0.3 0.1 0.1 0.1 -', 'AM')).toBe(true);
  expect(balanced('5 - 5 0 - - - -', 'D')).toBe(true);
  expect(balanced('5 1 - 7 1 1 1 4', 'AM')).toBe(false);
  expect(balanced('5 1 - 6 1 1 1 4', 'AM')).toBe(false);
  expect(balanced('5 1 - - 1 1 1 3', 'AM')).toBe(false);
});

it('a change of unit restates the goal', () => {
  expect(balanced('5 - - 60 15 15 15 15', 'CUM')).toBe(true);
  expect(balanced('5 - - 60 15 15 15 16', 'CUM')).toBe(false);
});

it('each movement fills its own cells', () => {
  expect(balanced('- 4 - 4 1 1 1 1', 'AP')).toBe(true);
  expect(balanced('1 3 - 4 1 1 1 1', 'AP')).toBe(false);
  expect(balanced('8 - 4 4 1 1 1 1', 'AM')).toBe(false);
  expect(balanced('2 2 - 4 1 1 1 1', 'D')).toBe(false);
  expect(balanced('2 2 - 4 1 1 1 1', 'T', 'AM')).toBe(true);
  expect(balanced('8 - 4 4 1 1 1 1', 'T')).toBe(true);
  expect(balanced('4 - - 4 1 1 1 1', 'T')).toBe(false);
  expect(balanced('4 - 4 0 0 0 0 0', 'S')).toBe(true);
  expect(balanced('2 2 - 4 1 1 1 1', 'R')).toBe(false);
  expect(balanced('2 2 - 4 1 1 1 1', 'AM', 'R')).toBe(true);
});

it('figures that do not balance may do so in other cells', () => {
  expect(balancesElsewhere(cells('41 41 0 0 0 0 0 -'), ['D'])).toBe(true);
  expect(balancesElsewhere(cells('41 - 10 30 1 2 3 4'), ['D'])).toBe(false);
});
