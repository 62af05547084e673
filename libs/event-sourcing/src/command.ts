import type { Decide } from './decider';
import type { Actor, DomainEvent } from './event';
import type { ExpectedRevision } from './event-store.port';

/** Who sends a command, and under which ids. */
export interface Envelope {
  /** UUID; the same one with the same command has one effect, for ever. */
  readonly commandId: string;
  readonly actor: Actor;
  /** What the command belongs to; the commandId unless told. */
  readonly correlationId?: string;
  /** The event or command that caused it. */
  readonly causationId?: string;
  /** The revision that the sender decided on; without it a conflict is decided again, unseen. */
  readonly expectedRevision?: ExpectedRevision;
}

export interface CommandRequest<C, S, E extends DomainEvent> {
  readonly stream: string;
  /** Name of the command: with `command` it makes the digest that a repeat must match. */
  readonly name: string;
  readonly command: C;
  readonly decide: Decide<C, S, E>;
}

/** A command on its way, with all that its record needs. */
export interface Task<C, S, E extends DomainEvent> extends CommandRequest<C, S, E> {
  readonly envelope: Envelope;
  readonly digest: string;
}

export interface DryRun<S, E extends DomainEvent> {
  readonly before: S;
  readonly after: S;
  readonly events: readonly E[];
  readonly revision: ExpectedRevision;
}
