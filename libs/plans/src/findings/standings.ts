import type { Line } from '../plan/line';
import { equal } from '../plan/quantity';
import { same } from '../plan/same';
import type { Quantity, Schedule } from '../plan/words';

/** A goal and a plan that stood until something on record changed them. */
export interface Standing {
  /** The folio, or the amount that came back, that changed them. */
  readonly by: string;
  readonly goal: Quantity;
  readonly schedule: Schedule | null;
}

/** A line before and after something on record. */
export interface Change {
  /** `undefined`: it opened the line. */
  readonly before: Line | undefined;
  readonly after: Line;
}

/** A line that was open before has another goal or another plan since. */
export function isReplanned(change: Change): change is Change & { readonly before: Line } {
  const { before, after } = change;
  if (before === undefined) return false;
  return !equal(before.goal, after.goal) || !same(before.schedule, after.schedule);
}

/** The standings replaced so far. A folio applies as a whole: what stood within one stood never. */
export function standingsAfter(
  replaced: readonly Standing[],
  by: string,
  { goal, schedule, openedBy }: Line,
): readonly Standing[] {
  if (openedBy === by || replaced.at(-1)?.by === by) return replaced;
  return [...replaced, { by, goal, schedule }];
}
