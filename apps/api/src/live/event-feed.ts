import { once } from 'node:events';
import type { EventStore, StoredEvent } from '@libro/event-sourcing';
import { Authenticator, shownTokenEvent, TOKENS_STREAM, tokensCodec } from '@libro/identity';
import type { Principal } from '@libro/identity';
import {
  CATALOGUE_STREAM,
  planCodec,
  planOfStream,
  TRANSCRIPTION_REQUESTS_STREAM,
  transcriptionRequestsCodec,
} from '@libro/plans';
import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { PlanAccess } from '../access/plan-access';
import { isBodyWide } from '../access/scope';
import { requireOnRecord } from '../http/on-record';
import { HttpProblem } from '../http/problem';
import { EVENT_STORE } from '../tokens';

const HEARTBEAT_MS = 15_000;
const MOST_OF_A_HOLDER = 20;
const MOST_CLIENTS = 500;
/** Streams of no plan: who may see the whole body hears them. */
const OF_THE_BODY: ReadonlySet<string> = new Set([
  CATALOGUE_STREAM,
  TOKENS_STREAM,
  TRANSCRIPTION_REQUESTS_STREAM,
]);

interface Following {
  /** Position of the last event that the client has. */
  readonly after: number;
  readonly principal: Principal;
}

/**
 * Sends the log to clients as it grows. Each client is read for as fast as it takes what it gets:
 * one that is slow holds up its own reader, at the size of one batch.
 */
@Injectable()
export class EventFeed {
  private readonly plans = planCodec();
  private readonly tokens = tokensCodec();
  private readonly transcriptions = transcriptionRequestsCodec();
  /** Who listens, each with the holder of its token. */
  private readonly clients = new Map<AbortController, string>();
  private isStopping = false;

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly access: PlanAccess,
    private readonly authenticator: Authenticator,
  ) {}

  /**
   * Until the client leaves, its token ends or the server stops.
   * @throws HttpProblem before anything is sent: 400 where the log has no event at `after`, 429
   *   where there are too many clients, or too many of one holder
   */
  async send(response: Response, following: Following): Promise<void> {
    await requireOnRecord(this.store, following.after);
    if (response.req.method === 'HEAD') {
      open(response);
      response.end();
      return;
    }
    const gone = this.admitted(following.principal);
    response.once('close', () => gone.abort());
    if (this.isStopping) gone.abort();
    open(response);
    const heartbeat = setInterval(() => {
      void this.isWelcome(following.principal).then((is) => (is ? beat(response) : gone.abort()));
    }, HEARTBEAT_MS);
    try {
      await this.pass(response, following, gone.signal);
    } catch (error) {
      if (!gone.signal.aborted) throw error;
    } finally {
      clearInterval(heartbeat);
      this.clients.delete(gone);
      end(response);
    }
  }

  /** Ends every stream, also those that are asked for from now on. */
  stop(): void {
    this.isStopping = true;
    for (const client of this.clients.keys()) client.abort();
  }

  /** Each client is a reader of the log: their number is what an append costs. */
  private admitted({ holder }: Principal): AbortController {
    const own = [...this.clients.values()].filter((each) => each === holder.id).length;
    if (own >= MOST_OF_A_HOLDER || this.clients.size >= MOST_CLIENTS) {
      throw new HttpProblem('too-many-requests', 'hay demasiadas conexiones a los hechos');
    }
    const gone = new AbortController();
    this.clients.set(gone, holder.id);
    return gone;
  }

  /** A token that was revoked or has expired holds no stream open; in doubt neither. */
  private isWelcome({ tokenId }: Principal): Promise<boolean> {
    return this.authenticator.isActive(tokenId).catch(() => false);
  }

  private async pass(
    response: Response,
    { after, principal }: Following,
    signal: AbortSignal,
  ): Promise<void> {
    for await (const batch of this.store.follow({ after, live: true, signal })) {
      // A token that was revoked meanwhile hears of nothing more.
      if (!(await this.isWelcome(principal))) return;
      for (const stored of batch) {
        if (await this.mayKnow(stored, principal))
          await write(response, this.frame(stored), signal);
      }
    }
  }

  private async mayKnow({ stream }: StoredEvent, principal: Principal): Promise<boolean> {
    if (OF_THE_BODY.has(stream)) return isBodyWide(principal.scope);
    const planId = planOfStream(stream);
    return planId !== null && this.access.covers(planId, principal);
  }

  private eventIn(stored: StoredEvent) {
    switch (stored.stream) {
      case TOKENS_STREAM:
        return shownTokenEvent(this.tokens.decode(stored).event);
      case TRANSCRIPTION_REQUESTS_STREAM:
        return this.transcriptions.decode(stored).event;
      default:
        return this.plans.decode(stored).event;
    }
  }

  private frame(stored: StoredEvent): string {
    const { stream, revision, position, id, metadata } = stored;
    const event = this.eventIn(stored);
    const data = JSON.stringify({ position, stream, revision, id, ...event, metadata });
    return `id: ${position}\nevent: ${event.type}\ndata: ${data}\n\n`;
  }
}

function open(response: Response): void {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
}

async function write(response: Response, text: string, signal: AbortSignal): Promise<void> {
  if (response.write(text)) return;
  await once(response, 'drain', { signal });
}

/** Who is behind will ask for the rest again: the server waits for nobody as it stops. */
function end(response: Response): void {
  if (response.writableNeedDrain) response.destroy();
  else response.end();
}

/** Keeps proxies from closing a quiet connection; a client that is behind needs none. */
function beat(response: Response): void {
  if (!response.writableNeedDrain) response.write(': \n\n');
}
