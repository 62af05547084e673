import { refuse } from './refusal';
import type { LineKind } from './words';

/** Numbers of metas are hundreds, those of their actions lie between (source: domain.md, Words). */
const HUNDRED = 100;
const HIGHEST_NUMBER = 999_999_999;

/** @throws PlanRefusal `number-invalid` for a number that no line of its kind can bear */
export function lineNumber(kind: LineKind, number: number): number {
  const inRange = Number.isInteger(number) && number >= HUNDRED && number <= HIGHEST_NUMBER;
  if (inRange && (number % HUNDRED === 0) === (kind === 'meta')) return number;
  const rule =
    kind === 'meta' ? 'una meta termina en 00' : 'una acción de la meta 100 va de 101 a 199';
  return refuse('number-invalid', `${number}: ${rule}`);
}

/** Number of the meta that an action stands under: 100 for 104. */
export function metaNumberOf(action: number): number {
  return action - (action % HUNDRED);
}
