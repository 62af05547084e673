import { canonicalJson } from '@libro/event-sourcing';
import type { Actor, EventStore, RecordedEvent } from '@libro/event-sourcing';
import type { PlanEvent } from '@libro/plans';
import { PLAN_ID, UNIT } from './plan-history';
import { idSource } from './appends';

const nextId = idSource(7);

/** What an append of a test's log says beside its events. */
export interface Recording {
  readonly stream?: string;
  readonly recordedAt?: string;
  readonly actor?: Actor;
}

/** Puts the events on record as one append, and says its last position. */
export async function record(
  store: Pick<EventStore, 'read' | 'append'>,
  events: readonly PlanEvent[],
  {
    stream = `plan-${PLAN_ID}`,
    recordedAt = '2021-04-05T10:00:00.000Z',
    actor = UNIT,
  }: Recording = {},
): Promise<number> {
  const stored = await store.read(stream);
  const commandId = nextId();
  const shared = { recordedAt, commandId, commandDigest: 'c0'.repeat(32), actor };
  const ids = { correlationId: commandId, causationId: null, size: events.length };
  const answer = await store.append(stream, stored.at(-1)?.revision ?? 'none', {
    commandId,
    events: events.map(({ type, data }, index) => ({
      id: nextId(),
      type,
      version: 1,
      data: canonicalJson(data),
      metadata: { ...shared, ...ids, index },
    })),
  });
  return answer.position;
}

/** The events as they are read back, one append each: for views that fold without a store. */
export function recordedOf(
  events: readonly PlanEvent[],
  stream = `plan-${PLAN_ID}`,
): readonly RecordedEvent<PlanEvent>[] {
  return events.map((event, revision) => {
    const commandId = `command-${revision}`;
    const metadata = {
      recordedAt: '2021-04-05T10:00:00.000Z',
      commandId,
      commandDigest: 'c0'.repeat(32),
      actor: UNIT,
      correlationId: commandId,
      causationId: null,
      index: 0,
      size: 1,
    };
    return { stream, revision, position: revision + 1, id: `event-${revision}`, metadata, event };
  });
}
