import { appendsIn } from '@libro/event-sourcing';
import type { StoredEvent } from '@libro/event-sourcing';
import { planOfStream, streamOf } from '@libro/plans';
import { isDeepStrictEqual } from 'node:util';

/** What a client was told of a command that was accepted: its receipt. */
export interface Told {
  readonly commandId: string;
  readonly planId: string;
  readonly revision: number;
  readonly position: number;
  readonly events: readonly { readonly id: string; readonly type: string }[];
}

type Appends = ReadonlyMap<string, readonly (readonly StoredEvent[])[]>;

/**
 * What contradicts what clients saw, in a log to which only they sent commands about plans; empty
 * where nothing does. Every command that was answered is there once, where its receipt says and
 * with the events that it names; what was refused, or not answered at all, left nothing; revisions
 * and positions have no gaps.
 * @param told the receipts of all clients, also those told again
 * @param log every event of the ledger, in log order
 */
export function contradictions(
  told: readonly Told[],
  log: readonly StoredEvent[],
): readonly string[] {
  const appends = byCommand(log);
  const answered = new Set(told.flatMap((each) => (each.events.length > 0 ? each.commandId : [])));
  const untold = [...appends.keys()].filter((commandId) => !answered.has(commandId));
  return [
    ...gaps(log),
    ...told.flatMap((each) => againstLog(each, appends)),
    ...untold.map((commandId) => `${commandId} is in the log, and nobody was told of it`),
  ];
}

function byCommand(log: readonly StoredEvent[]): Appends {
  const ofPlans = log.filter(({ stream }) => planOfStream(stream) !== null);
  const appends = new Map<string, (readonly StoredEvent[])[]>();
  for (const append of appendsIn(ofPlans)) {
    const commandId = append[0]?.metadata.commandId ?? '';
    appends.set(commandId, [...(appends.get(commandId) ?? []), append]);
  }
  return appends;
}

function againstLog(told: Told, appends: Appends): readonly string[] {
  const { commandId, planId, revision, position, events } = told;
  const found = appends.get(commandId) ?? [];
  const times = events.length === 0 ? 0 : 1;
  if (found.length !== times) {
    return [`${commandId} is in the log ${found.length} times, not ${times}`];
  }
  const [append] = found;
  if (append === undefined) return [];
  const last = append.at(-1);
  const recorded = {
    stream: last?.stream,
    revision: last?.revision,
    position: last?.position,
    events: append.map(({ id, type }) => ({ id, type })),
  };
  const expected = { stream: streamOf(planId), revision, position, events };
  if (isDeepStrictEqual(recorded, expected)) return [];
  return [`${commandId}: told ${JSON.stringify(expected)}, is ${JSON.stringify(recorded)}`];
}

function gaps(log: readonly StoredEvent[]): readonly string[] {
  const next = new Map<string, number>();
  return log.flatMap(({ position, stream, revision }, index) => {
    const expected = next.get(stream) ?? 0;
    next.set(stream, revision + 1);
    if (position === index + 1 && revision === expected) return [];
    return [`${stream} ${revision} at ${position}, not ${stream} ${expected} at ${index + 1}`];
  });
}
