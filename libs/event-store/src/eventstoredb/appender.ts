import { NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import type {
  AppendExpectedRevision,
  Credentials,
  EventData,
  EventStoreDBClient,
} from '@eventstore/db-client';
import { LogBroken, StoreUnavailable } from '@libro/event-sourcing';
import type { ExpectedRevision } from '@libro/event-sourcing';
import { ExponentialBackoff, handleWhen, retry, timeout, TimeoutStrategy } from 'cockatiel';
import { isDefinite } from './errors';
import type { LogReader } from './reader';
import { positionOf } from './recorded-event';

/** Where an append came to stand, or where its stream stood instead. */
export type Sent =
  { readonly revision: number; readonly position: number } | { readonly actual: ExpectedRevision };

interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventData[];
}

export interface Sending {
  /** Given with each append: only then the client sends it by itself, with a deadline. */
  readonly credentials: Credentials;
  /** Milliseconds after which no other attempt is begun; one attempt has half of them. */
  readonly deadlineMs: number;
}

/** Sends appends, each until its outcome is known. */
export class Appender {
  private readonly inTime: ReturnType<typeof timeout>;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly reader: LogReader,
    private readonly sending: Sending,
  ) {
    this.inTime = timeout(0.6 * sending.deadlineMs, TimeoutStrategy.Aggressive);
  }

  /**
   * Appends all events or none. What the server did not answer is sent again as it was: by the ids
   * it knows what it has. What did not show in a read could still come to stand.
   * @throws StoreUnavailable where the outcome stays unknown
   * @throws LogBroken where the stream went on at another revision than it was read to have
   */
  async send(append: Append): Promise<Sent> {
    const begun = performance.now();
    const sent = (await this.answered(append)) ?? (await this.sentAgain(append, begun));
    const { stream, expected, events } = append;
    const place = placeAfter(expected);
    if ('revision' in sent && sent.revision !== place + events.length - 1) {
      throw new LogBroken(sent.position, `${stream} went on with revision ${sent.revision}`);
    }
    return sent;
  }

  /** What the first attempt is answered; `undefined` where that leaves open what came of it. */
  private async answered(append: Append): Promise<Sent | undefined> {
    try {
      return await this.once(append);
    } catch (error) {
      if (isDefinite(error)) throw error;
      return undefined;
    }
  }

  /** @param begun when the first attempt was, on `performance.now()`'s scale */
  private async sentAgain(append: Append, begun: number): Promise<Sent> {
    const left = begun + this.sending.deadlineMs - performance.now();
    const until = AbortSignal.timeout(Math.max(0, Math.ceil(left)));
    const backoff = new ExponentialBackoff({ initialDelay: 20, maxDelay: 1_000 });
    const untilDefinite = retry(
      handleWhen((error) => !isDefinite(error)),
      { maxAttempts: Number.POSITIVE_INFINITY, backoff },
    );
    const sent = await untilDefinite.execute(() => this.once(append), until);
    return (await this.own(append)) ?? sent;
  }

  private async once({ stream, expected, events }: Append): Promise<Sent> {
    const { credentials, deadlineMs } = this.sending;
    const expectedRevision = revisionOf(expected);
    const deadline = deadlineMs / 2;
    const options = { expectedRevision, credentials, deadline, requiresLeader: true };
    try {
      const name = this.reader.names.idOf(stream);
      // The client's own deadline does not hold where its channel is closed under the call.
      const { nextExpectedRevision, position } = await this.inTime.execute(() =>
        this.client.appendToStream(name, [...events], options),
      );
      if (position === undefined) throw new StoreUnavailable('it did not say where it put them');
      return { revision: Number(nextExpectedRevision), position: Number(position.commit) };
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      const { actualVersion: actual } = error;
      return { actual: typeof actual === 'bigint' ? Number(actual) : 'none' };
    }
  }

  /** Where these very events stand, if they do: after an answer that did not come. */
  private async own({ stream, expected, events }: Append): Promise<Sent | undefined> {
    const from = placeAfter(expected);
    const to = from + events.length - 1;
    const recorded = await this.reader.recorded(stream, { from, to });
    const last = recorded.at(-1);
    if (last === undefined || recorded[0]?.id !== events[0]?.id) return undefined;
    return { revision: to, position: positionOf(last) };
  }
}

function revisionOf(expected: ExpectedRevision): AppendExpectedRevision {
  return expected === 'none' ? NO_STREAM : BigInt(expected);
}

/** Revision of the first event that is appended there. */
function placeAfter(expected: ExpectedRevision): number {
  return expected === 'none' ? 0 : expected + 1;
}
