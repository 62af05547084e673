import type { EventStore } from '@libro/event-sourcing';
import { syntheticPlan } from '../bench/synthetic';

/**
 * Plans come on record one after another, append by append, as tests ask for them.
 * @param first number of the plan to begin with
 */
export function syntheticGrowth(store: EventStore, first = 0) {
  let plans = first;
  let left = [...syntheticPlan(plans)];
  let revision: number | 'none' = 'none';
  return {
    /** Puts the next append on record. @returns the position of its last event */
    async grow(): Promise<number> {
      const [next] = left;
      if (next === undefined) {
        plans += 1;
        left = [...syntheticPlan(plans)];
        revision = 'none';
        return this.grow();
      }
      const { stream, commandId, events } = next;
      const answer = await store.append(stream, revision, { commandId, events });
      left.shift();
      ({ revision } = answer);
      return answer.position;
    },
  };
}
