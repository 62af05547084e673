import { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Recorded } from './events';
import { streamOf } from './frames';
import type { EventLog } from './log';
import { handlerThrew, streamDeleted } from './refusals';

/** Events between two checkpoints of a filter that names no search window of its own. */
const SEARCH_WINDOW = 32;

/** Goes through events that lie in order, and that may become more meanwhile. */
export class Cursor {
  constructor(
    private readonly events: readonly Recorded[],
    private index: number,
    private readonly backwardsTo?: number,
  ) {}

  next(): Recorded | undefined {
    if (this.backwardsTo !== undefined && this.index < this.backwardsTo) return undefined;
    const event = this.events[this.index];
    if (event !== undefined) this.index += this.backwardsTo === undefined ? 1 : -1;
    return event;
  }
}

/** Which events a filter lets pass, and after how many it tells how far it is. */
export interface Filter {
  readonly interval: number;
  passes(event: Recorded): boolean;
}

/** What a read or a subscription asks for. */
export interface Selection {
  readonly cursor: Cursor;
  readonly filter: Filter | undefined;
  /** The stream that there is not; never of a subscription, which waits for it. */
  readonly missing: string | undefined;
}

/** @throws Refusal for a stream with a tombstone */
export function selected(log: EventLog, options: ReadReq.Options): Selection {
  const stream = options.getStream();
  if (stream !== undefined) return ofStream(log, options, stream);
  const all = options.getAll();
  if (all === undefined) throw handlerThrew();
  const filter = options.getFilter();
  return {
    cursor: ofAll(log, options, all),
    filter: filter === undefined ? undefined : filterOf(filter),
    missing: undefined,
  };
}

function ofStream(
  log: EventLog,
  options: ReadReq.Options,
  asked: ReadReq.Options.StreamOptions,
): Selection {
  const name = streamOf(asked.getStreamIdentifier());
  const stream = log.stream(name);
  if (stream.tombstoned) throw streamDeleted(name);
  const missing = stream.found || options.hasSubscription() ? undefined : name;
  const from = asked.hasStart() ? 0 : Number(asked.getRevision());
  if (backwards(options)) {
    const last = asked.hasEnd() ? stream.last : Math.min(from, stream.last);
    return { cursor: new Cursor(stream.events, last, stream.first), filter: undefined, missing };
  }
  const after = asked.hasRevision() && options.hasSubscription() ? 1 : 0;
  const index = asked.hasEnd() ? stream.events.length : Math.max(from + after, stream.first);
  return { cursor: new Cursor(stream.events, index), filter: undefined, missing };
}

function ofAll(log: EventLog, options: ReadReq.Options, asked: ReadReq.Options.AllOptions): Cursor {
  const position = Number(asked.getPosition()?.getCommitPosition() ?? 0);
  const end = log.all.length;
  if (backwards(options)) {
    return new Cursor(log.all, (asked.hasEnd() ? end : log.indexAt(position)) - 1, 0);
  }
  const after = asked.hasPosition() && options.hasSubscription() ? 1 : 0;
  return new Cursor(log.all, asked.hasEnd() ? end : log.indexAt(position + after));
}

function backwards(options: ReadReq.Options): boolean {
  return options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;
}

function filterOf(asked: ReadReq.Options.FilterOptions): Filter {
  const ofNames = asked.getStreamIdentifier();
  const expression = ofNames ?? asked.getEventType();
  const prefixes = expression?.getPrefixList() ?? [];
  const regex = new RegExp(expression?.getRegex() ?? '');
  const window = asked.hasMax() ? asked.getMax() : SEARCH_WINDOW;
  return {
    interval: window * Math.max(1, asked.getCheckpointintervalmultiplier()),
    passes: ({ stream, type }) => {
      const text = ofNames === undefined ? type : stream;
      return prefixes.length > 0
        ? prefixes.some((prefix) => text.startsWith(prefix))
        : regex.test(text);
    },
  };
}
