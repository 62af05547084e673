import { writtenAppend } from '@libro/event-sourcing';
import type { AppendRequest, ExpectedRevision, WrittenEvent } from '@libro/event-sourcing';
import { parse } from 'uuid';
import type { PreparedAppend, PreparedEvent } from './rows';

/**
 * Checks an append and brings it to the form in which it is written.
 * @throws as `writtenAppend`; TypeError for an id that is no UUID
 */
export function prepareAppend(
  stream: string,
  expected: ExpectedRevision,
  append: AppendRequest,
): PreparedAppend {
  const { events, bytes } = writtenAppend(append);
  const { commandId } = append;
  return { stream, expected, commandId, events: events.map(prepareEvent), bytes };
}

function prepareEvent({ id, type, version, data, metadata }: WrittenEvent): PreparedEvent {
  return { id: parse(id), type, version, data, metadata };
}
