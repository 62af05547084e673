import { canonicalJson } from './canonical-json';
import type { DomainEvent, RecordedEvent, StoredEvent } from './event';

/** Brings the data of one version of an event to the next version's shape. Pure. */
export type Upcast = (data: unknown) => unknown;

/** Per event type: the upcasts from version 1 on; the newest version is their number + 1. */
export type EventShapes<E extends DomainEvent> = Readonly<Record<E['type'], readonly Upcast[]>>;

/** The log holds an event that this program does not know: the reader stops, never skips it. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
  constructor(
    readonly type: string,
    readonly version: number,
    readonly position: number,
  ) {
    super(`unknown event ${type} version ${version} at position ${position}`);
  }
}

/** Between the events of a domain and what a store keeps: versions, upcasting, canonical JSON. */
export class EventCodec<E extends DomainEvent> {
  private readonly shapes: ReadonlyMap<string, readonly Upcast[]>;

  constructor(shapes: EventShapes<E>) {
    this.shapes = new Map(Object.entries<readonly Upcast[]>(shapes));
  }

  /** @throws UnknownEvent for a type that has no shape */
  encode(event: E): { type: string; version: number; data: string } {
    const upcasts = this.shapes.get(event.type);
    if (upcasts === undefined) throw new UnknownEvent(event.type, 0, 0);
    return { type: event.type, version: upcasts.length + 1, data: canonicalJson(event.data) };
  }

  /** @throws UnknownEvent for a type or version that is not known */
  decode(stored: StoredEvent): RecordedEvent<E> {
    const { stream, revision, position, id, metadata } = stored;
    const data = this.upcast(stored);
    // The one place where stored JSON becomes a typed event: type and version were just checked.
    const event = { type: stored.type, data } as unknown as E;
    return { stream, revision, position, id, metadata, event };
  }

  private upcast(stored: StoredEvent): unknown {
    const upcasts = this.shapes.get(stored.type);
    if (upcasts === undefined || stored.version < 1 || stored.version > upcasts.length + 1) {
      throw new UnknownEvent(stored.type, stored.version, stored.position);
    }
    const written: unknown = JSON.parse(stored.data);
    return upcasts.slice(stored.version - 1).reduce((data, upcast) => upcast(data), written);
  }
}
