import type { EventStore } from '@libro/event-sourcing';
import { openSqliteEventStore } from '@libro/event-store';
import type { SqliteEventStore } from '@libro/event-store';
import { EVENTS_PER_PLAN, syntheticPlan } from './synthetic';

/** Plans whose years are written side by side, as units of one body would write them. */
const SIDE_BY_SIDE = 64;

/** A log of synthetic plans in a file of its own. */
export async function syntheticLog(file: string, events: number): Promise<SqliteEventStore> {
  const store = await openSqliteEventStore(file);
  await fill(store, events);
  return store;
}

/** Writes synthetic plans of 100 events each, interleaved as concurrent callers leave them. */
export async function fill(store: EventStore, events: number): Promise<void> {
  const plans = events / EVENTS_PER_PLAN;
  let next = 0;
  const writer = async () => {
    while (next < plans) {
      const index = next;
      next += 1;
      await writePlan(store, index);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, writer));
}

async function writePlan(store: EventStore, index: number): Promise<void> {
  let revision = -1;
  for (const { stream, commandId, events } of syntheticPlan(index)) {
    const expected = revision < 0 ? 'none' : revision;
    ({ revision } = await store.append(stream, expected, { commandId, events }));
  }
}
