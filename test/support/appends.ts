import {
  canonicalJson,
  type EventMetadata,
  type EventStore,
  type EventToAppend,
  type StoredEvent,
} from '@libro/event-sourcing';

/** What the `append` of the port takes beside stream and revision. */
export interface Append {
  readonly commandId: string;
  readonly events: readonly EventToAppend[];
}

/** Makes ids that are the same in every run; `kind` keeps those of commands and events apart. */
export function idSource(kind: 5 | 7, from = 0): () => string {
  let last = from;
  return () => {
    last += 1;
    return `01780000-0000-${kind}000-8000-${last.toString(16).padStart(12, '0')}`;
  };
}

/** Makes appends; each has a command of its own, and its events have ids of their own. */
export class AppendSource {
  private readonly eventId: () => string;
  private readonly nextCommandId: () => string;

  /** @param from where the ids begin: two sources of one test need numbers far apart */
  constructor(from = 0) {
    this.eventId = idSource(7, from);
    this.nextCommandId = idSource(5, from);
  }

  commandId(): string {
    return this.nextCommandId();
  }

  /** An append of one event for each of `bodies`. */
  of(bodies: readonly unknown[], commandId = this.commandId()): Append {
    const size = bodies.length;
    const events = bodies.map((body, index) => ({
      id: this.eventId(),
      type: 'NoteTaken',
      version: 1,
      data: canonicalJson(body),
      metadata: metadataOf(commandId, index, size),
    }));
    return { commandId, events };
  }

  /** An append of `size` events with small bodies. */
  sized(size: number): Append {
    return this.of(Array.from({ length: size }, (_, line) => ({ line })));
  }
}

function metadataOf(commandId: string, index: number, size: number): EventMetadata {
  return {
    recordedAt: '2021-05-03T10:11:12.123Z',
    commandId,
    commandDigest: 'ab'.repeat(32),
    actor: { id: 'tester', office: 'Oficina de Pruebas Ñ' },
    correlationId: commandId,
    causationId: index === 0 ? null : 'cause',
    index,
    size,
  };
}

/** The batches from `after` to the log's end. */
export async function batchesOf(
  store: EventStore,
  after = 0,
): Promise<readonly (readonly StoredEvent[])[]> {
  const batches: (readonly StoredEvent[])[] = [];
  for await (const batch of store.follow({ after, live: false })) batches.push(batch);
  return batches;
}

/** Every event from `after` to the log's end. */
export async function logOf(store: EventStore, after = 0): Promise<readonly StoredEvent[]> {
  return (await batchesOf(store, after)).flat();
}

/** The appends' events as the store gives them back, but for their positions. */
export function asStored(
  stream: string,
  appends: readonly Append[],
): readonly Omit<StoredEvent, 'position'>[] {
  return appends
    .flatMap(({ events }) => events)
    .map((event, revision) => ({ ...event, stream, revision }));
}

export function withoutPosition({
  position: _,
  ...event
}: StoredEvent): Omit<StoredEvent, 'position'> {
  return event;
}
