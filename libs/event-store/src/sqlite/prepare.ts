import {
  APPEND_LIMIT_BYTES,
  AppendTooLarge,
  type EventToAppend,
  type ExpectedRevision,
} from '@libro/event-sourcing';
import { bytesOf, type PreparedAppend, prepareEvent } from './rows';

/** What the port's `append` is given beside stream and revision. */
export interface AppendRequest {
  readonly commandId: string;
  readonly events: readonly EventToAppend[];
}

/**
 * Checks an append and brings it to the form in which it is written.
 * @throws AppendTooLarge
 * @throws RangeError for an append that no reader would accept: empty, or with metadata that does
 *   not say its place in it
 */
export function prepareAppend(
  stream: string,
  expected: ExpectedRevision,
  { commandId, events }: AppendRequest,
): PreparedAppend {
  refuseMisplaced(commandId, events);
  const prepared = events.map(prepareEvent);
  const bytes = bytesOf(prepared);
  if (bytes > APPEND_LIMIT_BYTES) throw new AppendTooLarge(bytes, APPEND_LIMIT_BYTES);
  return { stream, expected, commandId, events: prepared, bytes };
}

function refuseMisplaced(commandId: string, events: readonly EventToAppend[]): void {
  if (events.length === 0) throw new RangeError('an append holds at least one event');
  const misplaced = events.findIndex(
    ({ metadata }, i) =>
      metadata.index !== i || metadata.size !== events.length || metadata.commandId !== commandId,
  );
  if (misplaced < 0) return;
  throw new RangeError(`the metadata of event ${misplaced} does not say its place in the append`);
}
