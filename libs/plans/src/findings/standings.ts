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

interface Change {
  readonly before: Line | undefined;
  readonly after: Line;
}

/** Something changed the goal or the plan of a line that was open before. */
export function isReplanned({ before, after }: Change): boolean {
  if (before === undefined) return false;
  return !equal(before.goal, after.goal) || !same(before.schedule, after.schedule);
}

/** The standings replaced so far. A folio applies as a whole: what stood within one stood never. */
export function standingsAfter(
  replaced: readonly Standing[],
  by: string,
  change: Change,
): readonly Standing[] {
  const { before } = change;
  if (before === undefined || !isReplanned(change)) return replaced;
  if (before.openedBy === by || replaced.at(-1)?.by === by) return replaced;
  return [...replaced, { by, goal: before.goal, schedule: before.schedule }];
}
