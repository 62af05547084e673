import type { Actor, DomainEvent } from './event';

/** The fold of one stream: the state before any event, and what each event makes of it. Pure. */
export interface Fold<S, E extends DomainEvent> {
  readonly initial: S;
  readonly evolve: (state: S, event: E) => S;
}

/**
 * A decision: the events that a command makes of a state; none where there is nothing to do. Pure.
 * @throws Refusal when a rule does not allow the command
 */
export type Decide<C, S, E extends DomainEvent> = (
  command: C,
  state: S,
  actor: Actor,
) => readonly E[];
