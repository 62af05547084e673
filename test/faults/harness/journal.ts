import type { AppendResult, EventStore, StoredEvent } from '@libro/event-sourcing';
import { isDeepStrictEqual } from 'node:util';
import { type Append, asStored, logOf, withoutPosition } from '../../support/appends';

/** What a child says before it appends: all that is needed to send the same again. */
export interface Begun {
  readonly stream: string;
  readonly append: Append;
}

/** What a child says after: the line's form is `ack <commandId> <answer as JSON>`. */
const ACK = /^ack (\S+) (.+)$/;
const BEGIN = /^begin (.+)$/;

/**
 * Keeps what the children of one ledger said, and holds the ledger against it. Jest's own way of
 * comparing is slow, and asked only for what differs.
 */
export class Journal {
  private readonly begun = new Map<string, Begun>();
  private readonly acknowledged = new Map<string, AppendResult>();

  /** Takes down a child's lines. Returns how many appends it had in flight at its end. */
  note(lines: readonly string[]): number {
    const inFlight = new Set<string>();
    for (const line of lines) {
      const [, begin] = BEGIN.exec(line) ?? [];
      const [, acknowledged, answer] = ACK.exec(line) ?? [];
      if (begin !== undefined) {
        const said = JSON.parse(begin) as Begun;
        this.begun.set(said.append.commandId, said);
        inFlight.add(said.append.commandId);
      } else if (acknowledged !== undefined && answer !== undefined) {
        this.acknowledged.set(acknowledged, JSON.parse(answer) as AppendResult);
        inFlight.delete(acknowledged);
      }
    }
    return inFlight.size;
  }

  /**
   * What was noted so far holds: every acknowledged append is there once, with its content and at
   * its place; nothing is half there, and no number is missing.
   * @param store may be written by others meanwhile
   */
  async check(store: EventStore): Promise<readonly StoredEvent[]> {
    const log = await logOf(store);
    expectWholeNumbers(log);
    const recorded = byCommand(log);
    for (const [commandId, events] of recorded) this.checkContent(commandId, events);
    for (const [commandId, answer] of this.acknowledged) {
      const { revision, position } = recorded.get(commandId)?.at(-1) ?? {};
      const { repeated: _, ...place } = answer;
      if (!isDeepStrictEqual(place, { revision, position })) {
        throw new Error(`${commandId}, acknowledged at ${answer.position}, is at ${position}`);
      }
    }
    return log;
  }

  /**
   * Sends every append again that was not acknowledged, when all processes have ended: each is
   * there once afterwards, and nothing is that nobody sent.
   * @returns how many of them had taken effect before
   */
  async sendAgain(store: EventStore): Promise<number> {
    const log = await this.check(store);
    const recorded = byCommand(log);
    const heads = new Map(log.map(({ stream, revision }) => [stream, revision]));
    let tookEffect = 0;
    for (const [commandId, { stream, append }] of this.begun) {
      if (this.acknowledged.has(commandId)) continue;
      const answer = await store.append(stream, heads.get(stream) ?? 'none', append);
      this.acknowledged.set(commandId, answer);
      if (recorded.has(commandId)) tookEffect += 1;
      else heads.set(stream, answer.revision);
    }
    const after = byCommand(await this.check(store));
    expect([...after.keys()].toSorted()).toStrictEqual([...this.begun.keys()].toSorted());
    return tookEffect;
  }

  /** Sends everything once more: each gets the answer that it got before, and nothing is added. */
  async expectRepeats(store: EventStore): Promise<void> {
    for (const [commandId, { stream, append }] of this.begun) {
      const answer = await store.append(stream, 'none', append);
      const first = this.acknowledged.get(commandId);
      expect(answer).toStrictEqual({ ...first, repeated: true });
    }
    await this.check(store);
  }

  private checkContent(commandId: string, events: readonly StoredEvent[]): void {
    const begun = this.begun.get(commandId);
    if (begun === undefined) return;
    const from = events[0]?.revision ?? 0;
    const found = events.map(withoutPosition);
    const expected = asStored(begun.stream, [begun.append]).map((event) => {
      return { ...event, revision: from + event.revision };
    });
    if (!isDeepStrictEqual(found, expected)) expect(found).toStrictEqual(expected);
  }
}

function byCommand(log: readonly StoredEvent[]): ReadonlyMap<string, StoredEvent[]> {
  const recorded = new Map<string, StoredEvent[]>();
  for (const event of log) {
    const { commandId } = event.metadata;
    const events = recorded.get(commandId);
    if (events === undefined) recorded.set(commandId, [event]);
    else events.push(event);
  }
  return recorded;
}

/** Positions are 1, 2, 3, …, and each stream's revisions 0, 1, 2, … */
function expectWholeNumbers(log: readonly StoredEvent[]): void {
  const next = new Map<string, number>();
  for (const [i, { position, stream, revision }] of log.entries()) {
    const expected = { position: i + 1, revision: next.get(stream) ?? 0 };
    if (!isDeepStrictEqual({ position, revision }, expected)) {
      expect({ position, revision }).toStrictEqual(expected);
    }
    next.set(stream, revision + 1);
  }
}
