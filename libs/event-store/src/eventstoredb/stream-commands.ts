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
    this.take(stream, this.streams.get(stream) ?? blank(), { from, events });
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
    return (await this.caughtUp(stream)).commands.get(commandId);
  }

  /** Revision of a command's first event, by all that the stream has now. @throws as `find` */
  async findInAll(stream: string, commandId: string): Promise<number | undefined> {
    return (await this.caughtUp(stream)).commands.get(commandId);
  }

  /** It is held here while it is read: what is dropped meanwhile is known all the same. */
  private async caughtUp(stream: string): Promise<Known> {
    const known = this.streams.get(stream) ?? blank();
    const from = known.next;
    this.take(stream, known, { from, events: await this.read(stream, from) });
    return known;
  }

  private take(
    stream: string,
    known: Known,
    { from, events }: { readonly from: number; readonly events: readonly Noted[] },
  ): void {
    if (from > known.next) return;
    for (const [i, { metadata }] of events.entries()) {
      if (metadata.index === 0) known.commands.set(metadata.commandId, from + i);
    }
    known.next = Math.max(known.next, from + events.length);
    // One that is set again is not counted again.
    this.streams.delete(stream);
    this.streams.set(stream, known);
  }
}

function blank(): Known {
  return { next: 0, commands: new Map() };
}

type Noted = { readonly metadata: Pick<StoredEvent['metadata'], 'index' | 'commandId'> };
