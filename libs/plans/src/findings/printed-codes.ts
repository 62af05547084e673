import type { TranscribedRow } from '../plan/modification.events';
import { isZero } from '../plan/quantity';
import type { MovementCode } from '../plan/words';

/** What a printed row says of its movement: its codes, and the amounts beside them. */
export type PrintedMovement = Pick<
  TranscribedRow,
  'movements' | 'authorized' | 'increase' | 'decrease'
>;

/** Codes that a row may bear where it prints an increase, or a decrease. */
const RAISING: readonly MovementCode[] = ['AP', 'AM', 'T', 'CUM'];
const LOWERING: readonly MovementCode[] = ['S', 'D', 'T', 'CUM'];

/**
 * Whether each code goes with the amounts, and each amount with a code: AM and AP raise, D lowers,
 * T does one of the two, S and R state no increase. A change of unit restates the goal, so that its
 * columns are no amounts (source: the form's legend).
 */
export function codesFitAmounts(row: PrintedMovement): boolean {
  const raises = row.increase !== null && !isZero(row.increase);
  const lowers = row.decrease !== null && !isZero(row.decrease);
  const bears = (codes: readonly MovementCode[]) => row.movements.some((c) => codes.includes(c));
  if ((raises && !bears(RAISING)) || (lowers && !bears(LOWERING))) return false;
  return row.movements.every((code) => fits(code, { raises, lowers, row }));
}

function fits(
  code: MovementCode,
  { raises, lowers, row }: { raises: boolean; lowers: boolean; row: PrintedMovement },
): boolean {
  switch (code) {
    case 'AP':
      return raises && isZero(row.authorized ?? '0');
    case 'AM':
      return raises;
    case 'D':
      return lowers;
    case 'T':
      return raises || lowers;
    case 'S':
      return !raises;
    case 'R':
    case 'CUM':
      return true;
  }
}
