/** The edge's clock; nothing below the edge reads one. RFC 3339 in UTC. */
export interface Clock {
  now(): string;
}

/** Makes the ids of events: UUID v7. */
export interface EventIds {
  next(): string;
}
