import type { ExpectedRevision, StoredEvent } from '@libro/event-sourcing';
import { LRUCache } from 'lru-cache';

/** Commands that are kept at hand, over all streams; a plan's year has a few hundred. */
const COMMANDS_KEPT = 500_000;

interface Known {
  /** The stream is known up to before this revision. */
  next: number;
  /** Revision of each command's first event. */
  readonly commands: Map<string, number>;
}

/**
 * Which commands took effect in a stream. EventStoreDB keeps no such index: it is made of what is
 * read and written anyway, and of a look into the stream where that does not reach far enough.
 */
export class StreamCommands {
  private readonly streams = new LRUCache<string, Known>({
    maxSize: COMMANDS_KEPT,
    sizeCalculation: ({ commands }) => commands.size + 1,
  });

  /** @param read reads a stream from a revision on */
  constructor(
    private readonly read: (stream: string, from: number) => Promise<readonly StoredEvent[]>,
  ) {}

  /** Takes note of what was read of a stream, or written to it, from some revision on. */
  note(stream: string, from: number, events: readonly Noted[]): void {
    const known = this.streams.get(stream) ?? { next: 0, commands: new Map<string, number>() };
    if (from > known.next) return;
    for (const [i, { metadata }] of events.entries()) {
      if (metadata.index === 0) known.commands.set(metadata.commandId, from + i);
    }
    known.next = Math.max(known.next, from + events.length);
    this.streams.set(stream, known);
  }

  /**
   * Revision of a command's first event, if it took effect up to a revision.
   * @throws what reading the stream throws
   */
  async find(
    stream: string,
    commandId: string,
    upTo: ExpectedRevision,
  ): Promise<number | undefined> {
    const known = this.streams.get(stream);
    const found = known?.commands.get(commandId);
    const isFarEnough = known !== undefined && (upTo === 'none' || known.next > upTo);
    if (found !== undefined || isFarEnough) return found;
    await this.catchUp(stream);
    return this.streams.get(stream)?.commands.get(commandId);
  }

  /** Reads what the stream has beyond what is known. @throws as `find` */
  async catchUp(stream: string): Promise<void> {
    const from = this.streams.get(stream)?.next ?? 0;
    this.note(stream, from, await this.read(stream, from));
  }
}

type Noted = { readonly metadata: Pick<StoredEvent['metadata'], 'index' | 'commandId'> };
