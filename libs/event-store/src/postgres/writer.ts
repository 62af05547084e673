import { CommandIdReused, LogBroken, WrongExpectedRevision } from '@libro/event-sourcing';
import type { AppendResult, ExpectedRevision } from '@libro/event-sourcing';
import type { Pool, PoolClient } from 'pg';
import type { Outcome } from '../log/group';
import { isSameContent } from '../log/repeated';
import type { Content } from '../log/repeated';
import { isEventIdTaken } from './errors';
import { earlierAppend, insertEvents, lastEvent, lockHead, streamsAsked } from './log-statements';
import type { StreamRow, Written } from './log-statements';
import type { PreparedAppend } from './rows';

/** Writes groups of appends, each group in one transaction. */
export class LogWriter {
  /** Position of the last event written here: an append's last, so it need not be looked at. */
  private written = 0;

  constructor(private readonly pool: Pool) {}

  /**
   * Writes all appends of the group but the refused ones; durable when it returns.
   * @throws what the driver throws: whether the group was written is unknown then; LogBroken where
   *   the log ends inside an append: then nothing was
   */
  async commit(group: readonly PreparedAppend[]): Promise<readonly Outcome[]> {
    const client = await this.pool.connect();
    try {
      const outcomes = await this.inTransaction(client, group);
      client.release();
      return outcomes;
    } catch (error) {
      this.written = 0;
      // The server ends what a closed connection left open.
      client.release(true);
      if (!isEventIdTaken(error)) throw error;
      return this.oneByOne(group, error);
    }
  }

  /** An event id that is taken spoils its transaction: the others of its group go without it. */
  private async oneByOne(group: readonly PreparedAppend[], cause: unknown): Promise<Outcome[]> {
    if (group.length === 1) {
      const message = 'an event id of the append stands in the log already';
      return [{ refusal: new Error(message, { cause }) }];
    }
    const outcomes: Outcome[] = [];
    for (const append of group) outcomes.push(...(await this.commit([append])));
    return outcomes;
  }

  private async inTransaction(
    client: PoolClient,
    group: readonly PreparedAppend[],
  ): Promise<readonly Outcome[]> {
    const head = await lockHead(client);
    await this.refuseBroken(client, head);
    const deciding = new Deciding(head, await streamsAsked(client, group));
    const outcomes: Outcome[] = [];
    for (const append of group) outcomes.push(await outcomeOf(deciding.next(client, append)));
    if (deciding.events.length > 0) await insertEvents(client, deciding.events);
    await client.query('COMMIT');
    this.written = head + deciding.events.length;
    return outcomes;
  }

  /** An append after a cut one would hide the cut. @throws LogBroken */
  private async refuseBroken(client: PoolClient, head: number): Promise<void> {
    if (head === 0 || head === this.written) return;
    const last = await lastEvent(client);
    if (last?.position !== head) throw new LogBroken(head, 'the log lacks its last event');
    if (!last.endsAppend) throw new LogBroken(head, 'the log ends inside an append');
  }
}

/** Decides the appends of a group one after another, each on what those before it leave. */
class Deciding {
  /** What is to be written. */
  readonly events: Written[] = [];
  private readonly heads = new Map<string, ExpectedRevision>();
  private readonly made = new Map<string, { append: PreparedAppend; result: AppendResult }>();

  constructor(
    private readonly head: number,
    private readonly streams: ReadonlyMap<PreparedAppend, StreamRow>,
  ) {}

  /** @throws WrongExpectedRevision, CommandIdReused */
  async next(client: PoolClient, append: PreparedAppend): Promise<AppendResult> {
    const { stream, expected } = append;
    const { head, earlier } = this.streams.get(append) ?? { head: 'none', earlier: null };
    if (earlier !== null) {
      const { events, result } = await earlierAppend(client, stream, earlier);
      return repeated(append, events, result);
    }
    const here = this.made.get(keyOf(append));
    if (here !== undefined) return repeated(append, here.append.events, here.result);
    const actual = this.heads.get(stream) ?? head;
    if (actual !== expected) throw new WrongExpectedRevision(stream, expected, actual);
    return this.write(append, actual === 'none' ? 0 : actual + 1);
  }

  private write(append: PreparedAppend, from: number): AppendResult {
    const { stream, commandId } = append;
    for (const [i, event] of append.events.entries()) {
      const position = this.head + this.events.length + 1;
      const command = i === 0 ? commandId : null;
      this.events.push({ ...event, position, stream, revision: from + i, command });
    }
    const revision = from + append.events.length - 1;
    const result = { revision, position: this.head + this.events.length, repeated: false };
    this.heads.set(stream, revision);
    this.made.set(keyOf(append), { append, result });
    return result;
  }
}

function keyOf({ stream, commandId }: PreparedAppend): string {
  return `${commandId} ${stream}`;
}

/** The answer to a command that took effect; compares what was asked for then and now. */
function repeated(
  { stream, commandId, events }: PreparedAppend,
  recorded: readonly Content[],
  result: Omit<AppendResult, 'repeated'>,
): AppendResult {
  if (!isSameContent(recorded, events)) throw new CommandIdReused(stream, commandId);
  return { ...result, repeated: true };
}

/** The caller's own fault, which the rest of the group does not share. */
async function outcomeOf(deciding: Promise<AppendResult>): Promise<Outcome> {
  try {
    return { result: await deciding };
  } catch (error) {
    if (error instanceof WrongExpectedRevision || error instanceof CommandIdReused) {
      return { refusal: error };
    }
    throw error;
  }
}
