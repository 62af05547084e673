import type { DomainEvent, Projection } from '@libro/event-sourcing';
import type { MigrationInterface } from 'typeorm';

type Class<T = object> = new () => T;

/** What a context brings to the read store: its projection, and the tables that it fills. */
export interface ReadModel<S, C, E extends DomainEvent> {
  readonly projection: Projection<S, C, E>;
  readonly entities: readonly Class[];
  readonly migrations: readonly Class<MigrationInterface>[];
}
