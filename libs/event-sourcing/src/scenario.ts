import type { Decide, Fold } from './decider';
import type { Actor, DomainEvent } from './event';
import { Refusal } from './refusal';

const SOMEONE: Actor = { id: 'someone', office: 'Unidad ejecutora' };

/**
 * Given a history, when one command, then exactly these events (or this refusal).
 * `scenario(fold).given(...events).when(decide, command, actor?)` and then one of the endings.
 */
export function scenario<S, E extends DomainEvent>(fold: Fold<S, E>) {
  return {
    given(...history: readonly E[]) {
      const state = history.reduce((each, event) => fold.evolve(each, event), fold.initial);
      return {
        state,
        when<C>(decide: Decide<C, S, E>, command: C, actor: Actor = SOMEONE) {
          return outcomeOf(() => decide(command, state, actor));
        },
      };
    },
  };
}

function outcomeOf<E extends DomainEvent>(run: () => readonly E[]) {
  return {
    /** The command is allowed, and makes exactly these events. */
    then(...expected: readonly E[]): void {
      expect(run()).toStrictEqual(expected);
    },
    /** The command is allowed, and has nothing to do. */
    thenNothing(): void {
      expect(run()).toStrictEqual([]);
    },
    /** A rule does not allow the command. */
    thenRefused(code: string): void {
      expect(refusalOf(run)).toBe(code);
    },
    events: run,
  };
}

function refusalOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
  return 'not refused';
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal;
}
