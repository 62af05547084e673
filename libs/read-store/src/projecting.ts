import type { DomainEvent, EventCodec, EventStore, Projection } from '@libro/event-sourcing';
import type { Folding } from './folding';
import type { ReadStore } from './read-store';

export interface ProjectorOptions<S, C, E extends DomainEvent> {
  readonly readStore: ReadStore;
  readonly store: EventStore;
  readonly codec: EventCodec<E>;
  readonly projection: Projection<S, C, E>;
}

/** Called with the position reached, after each batch. */
export type Progress = (position: number) => void;

/** The states in memory, and the position of the log that they and the rows stand at. */
export interface Standing<S, C, E extends DomainEvent> {
  readonly position: number;
  readonly folding: Folding<S, C, E>;
}
