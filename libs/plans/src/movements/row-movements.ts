import type { Movement } from '../plan/modification.events';
import { refuse } from '../plan/refusal';
import type { MovementCode } from '../plan/words';
import type { PlacedRow } from './placed-row';

/** The order in which a row's movements apply (source: domain.md, Movements). */
const ORDER: Readonly<Record<MovementCode, number>> = {
  AP: 0,
  S: 0,
  CUM: 1,
  T: 2,
  AM: 3,
  D: 3,
  R: 4,
};

/**
 * The movements of a row in the order in which they apply, whatever order they are written in.
 * @throws PlanRefusal `movements-incompatible`: one twice, AM with D, AP or S with another, or a
 * line that leaves whole and is still changed
 */
export function inOrder({ row, where }: PlacedRow): readonly Movement[] {
  const { movements } = row;
  const codes = new Set<string>(movements.map(({ code }) => code));
  const several = codes.size > 1;
  const clash =
    codes.size < movements.length ||
    (codes.has('AM') && codes.has('D')) ||
    (several && (codes.has('AP') || codes.has('S'))) ||
    (movements.some(leavesWhole) && ['AM', 'D', 'R'].some((code) => codes.has(code)));
  if (clash) {
    const written = movements.map(({ code }) => code).join(' / ');
    return refuse('movements-incompatible', `${where}: ${written} no van en un mismo renglón`);
  }
  return [...movements].sort((a, b) => ORDER[a.code] - ORDER[b.code]);
}

function leavesWhole(movement: Movement): boolean {
  return movement.code === 'T' && movement.direction === 'out' && movement.amount === 'whole';
}
