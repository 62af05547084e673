/** A fact in the past tense; `data` is plain JSON, decimals and dates as strings. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/** Who caused an event: a person or a program, and the office they acted for. */
export interface Actor {
  readonly id: string;
  readonly office: string;
}

/** What the ledger records about an event, beside the fact itself. */
export interface EventMetadata {
  /** RFC 3339 in UTC; when the ledger learnt of it. Orders nothing. */
  readonly recordedAt: string;
  readonly commandId: string;
  /** SHA-256 (hex) of the command's canonical JSON: its commandId with another is refused. */
  readonly commandDigest: string;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** Place of the event in its append, from 0, and how many events the append holds. */
  readonly index: number;
  readonly size: number;
}

/** An event as a store adapter takes it: `data` is canonical JSON (RFC 8785), kept as written. */
export interface EventToAppend {
  /** UUID v7. */
  readonly id: string;
  readonly type: string;
  /** Version of the shape of `data`, from 1. */
  readonly version: number;
  readonly data: string;
  readonly metadata: EventMetadata;
}

/** An event as a store adapter gives it back. */
export interface StoredEvent extends EventToAppend {
  readonly stream: string;
  /** Place in the stream, from 0, without gaps. */
  readonly revision: number;
  /** Place in the log: a whole number below 2^53 that grows in log order. */
  readonly position: number;
}

/** A stored event, read and brought to its newest shape. */
export interface RecordedEvent<E extends DomainEvent = DomainEvent> {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly id: string;
  readonly metadata: EventMetadata;
  readonly event: E;
}
