import type { MovementCode, Quantity } from '@libro/plans';
import Big from 'big.js';
import { sum } from './figure';
import { placementsInOrder } from './placement';

/** The eight figure cells of a movement row, in the order of their columns. */
export interface MovementFigures {
  readonly authorized: Quantity | null;
  readonly increase: Quantity | null;
  readonly decrease: Quantity | null;
  readonly modified: Quantity | null;
  readonly calendar: readonly (Quantity | null)[];
}

export function movementFigures(cells: readonly (Quantity | null)[]): MovementFigures {
  const [authorized = null, increase = null, decrease = null, modified = null, ...calendar] = cells;
  return { authorized, increase, decrease, modified, calendar };
}

/**
 * Whether the figures follow from the movements: authorized + increase − decrease = modified =
 * Σ calendar, in the cells that the movements fill. A change of unit restates the goal.
 */
export function isBalanced(figures: MovementFigures, movements: readonly MovementCode[]): boolean {
  const { authorized, increase, decrease, modified, calendar } = figures;
  if (modified === null || !fillsItsCells(figures, movements)) return false;
  const stated = calendar.some((cell) => cell !== null);
  const result = sum([authorized, increase]).minus(decrease ?? 0);
  const follows = movements.includes('CUM') || result.eq(modified);
  return follows && (!stated || sum(calendar).eq(modified));
}

function fillsItsCells(figures: MovementFigures, movements: readonly MovementCode[]): boolean {
  const adds = new Big(figures.increase ?? 0).gt(0);
  const takes = new Big(figures.decrease ?? 0).gt(0);
  return movements.every((code) => {
    switch (code) {
      case 'AP':
        return adds && !takes && new Big(figures.authorized ?? 0).eq(0);
      case 'AM':
        return adds && !takes;
      case 'D':
        return takes && !adds;
      case 'T':
        return adds !== takes;
      case 'S':
        return !adds;
      // Beside other movements the amounts are theirs.
      case 'R':
      case 'CUM':
        return movements.length > 1 || !(adds || takes);
    }
  });
}

/** Whether the figures, in the same order but in other cells, would follow from the movements. */
export function balancesElsewhere(
  cells: readonly (Quantity | null)[],
  movements: readonly MovementCode[],
): boolean {
  const figures = cells.filter((cell) => cell !== null);
  return placementsInOrder(figures).some((other) => isBalanced(movementFigures(other), movements));
}
