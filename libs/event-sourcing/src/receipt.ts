import type { EventMetadata, EventToAppend, StoredEvent } from './event';
import { CommandIdReused } from './event-store.port';
import type { AppendResult, ExpectedRevision } from './event-store.port';

export interface Receipt {
  readonly commandId: string;
  readonly stream: string;
  /** Revision of the command's last event or, where there was nothing to do, of the stream. */
  readonly revision: ExpectedRevision;
  /** Position of that event; `null` for a stream without events. */
  readonly position: number | null;
  /** When the command's events were recorded; `null` where there was nothing to do. */
  readonly recordedAt: string | null;
  readonly events: readonly { readonly id: string; readonly type: string }[];
  /** The event or command that caused them; `null` where nobody named one. */
  readonly causationId: string | null;
  /** The command had taken effect before: this is its first answer again. */
  readonly replayed: boolean;
}

export interface CommandOnRecord {
  readonly digest: string;
  readonly receipt: Receipt;
}
/** Grows with its stream, and is shared by all copies of it: what took effect stays so. */
export type Commands = Map<string, CommandOnRecord>;

/** The answer to a command whose events were appended. */
export function receiptOf(
  stream: string,
  events: readonly EventToAppend[],
  { revision, position }: Pick<AppendResult, 'revision' | 'position'>,
): Receipt {
  const { commandId, recordedAt, causationId } = metadataOf(events);
  const listed = events.map(({ id, type }) => ({ id, type }));
  return {
    commandId,
    stream,
    revision,
    position,
    recordedAt,
    events: listed,
    causationId,
    replayed: false,
  };
}

function metadataOf(events: readonly EventToAppend[]): EventMetadata {
  const [first] = events;
  if (first === undefined) throw new Error('an append holds at least one event');
  return first.metadata;
}

/** Notes a stored append under its commandId. */
export function remember(commands: Commands, append: readonly StoredEvent[]): void {
  const last = append.at(-1);
  if (last === undefined) return;
  const { commandId, commandDigest } = last.metadata;
  commands.set(commandId, {
    digest: commandDigest,
    receipt: receiptOf(last.stream, append, last),
  });
}

/** @throws CommandIdReused when the command on record is another one */
export function replay(earlier: CommandOnRecord, digest: string): Receipt {
  if (earlier.digest === digest) return { ...earlier.receipt, replayed: true };
  throw new CommandIdReused(earlier.receipt.stream, earlier.receipt.commandId);
}
