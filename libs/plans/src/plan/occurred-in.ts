import type { OccurredIn } from './plan.events';
import { compare, isZero, quantity, sum } from './quantity';
import { refuse } from './refusal';
import { roman } from './schedule';
import type { Quantity, Quarter } from './words';

/**
 * The parts of a report that happened in other quarters, by quarter (source: domain.md, Two times).
 * @throws PlanRefusal `quantity-invalid`; `occurred-in-invalid` for the reported quarter itself, a
 * quarter named twice, an amount of 0, or more than was achieved
 */
export function occurredInOf(
  parts: readonly OccurredIn[],
  reported: { readonly quarter: Quarter; readonly achieved: Quantity },
): readonly OccurredIn[] {
  if (parts.length === 0) return [];
  const amounts = parts.map((part) => partOf(part, reported.quarter));
  if (new Set(amounts.map(({ quarter }) => quarter)).size < amounts.length) {
    return refuse('occurred-in-invalid', 'un trimestre de ocurrencia viene dos veces');
  }
  const total = sum(amounts.map(({ amount }) => amount));
  if (compare(total, reported.achieved) > 0) {
    const detail = `lo ocurrido en otros trimestres suma ${total}, más que lo alcanzado`;
    return refuse('occurred-in-invalid', `${detail}: ${reported.achieved}`);
  }
  return amounts.sort((a, b) => a.quarter - b.quarter);
}

function partOf({ quarter, amount }: OccurredIn, reported: Quarter): OccurredIn {
  const part = quantity(amount, `ocurrido en el trimestre ${roman(quarter)}`);
  if (quarter === reported || isZero(part)) {
    const rule = 'se indica una cantidad mayor que 0 de otro trimestre';
    return refuse('occurred-in-invalid', `trimestre ${roman(quarter)}: ${rule}`);
  }
  return { quarter, amount: part };
}
