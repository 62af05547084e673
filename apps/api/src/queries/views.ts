import type { EventStore } from '@libro/event-sourcing';
import type { Principal } from '@libro/identity';
import { PlanRefusal } from '@libro/plans';
import { ReadStore } from '@libro/read-store';
import type { AsOf } from '@libro/read-store';
import { Inject, Injectable } from '@nestjs/common';
import { ConstantBackoff, handleWhenResult, retry } from 'cockatiel';
import { PlanAccess } from '../access/plan-access';
import { requireOnRecord } from '../http/on-record';
import { HttpProblem } from '../http/problem';
import type { ViewQuery } from '../http/query.dto';
import { EVENT_STORE } from '../tokens';

const POLL_MS = 10;
/** A query waits so long at most for the views: 2 seconds. */
const MOST_POLLS = 200;

/** Events; the views take in fewer in 2 seconds. */
const FAR_BEHIND = 100_000;

type Asking = Pick<ViewQuery, 'asOf' | 'minPosition'>;

interface AskedAbout {
  readonly principal: Principal;
  readonly query: Asking;
  /** What to say where there is nothing; the plan is missing unless told. */
  readonly missing?: keyof typeof MISSING;
}
const MISSING = {
  'plan-not-found': 'el plan',
  'folio-not-found': 'el folio',
  'line-not-found': 'la línea',
} as const;

/** The read models as queries over HTTP see them. */
@Injectable()
export class Views {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly reads: ReadStore,
    private readonly access: PlanAccess,
  ) {}

  /**
   * What a query answers, once the views have reached the position that it asks for.
   * @throws HttpProblem 503 where they have not after 2 seconds, 400 where the log has not either;
   *   what the query throws
   */
  async ask<T>(
    { asOf, minPosition }: Asking,
    query: (reads: ReadStore, at: AsOf | undefined) => Promise<T>,
  ): Promise<T> {
    if (minPosition !== undefined) await this.reach(minPosition);
    return query(this.reads, asOf);
  }

  /**
   * The same about a plan that the token covers, or about something in it.
   * @throws PlanRefusal `plan-not-found`; where there is no such thing in the plan, `asked.missing`
   */
  async askAbout<T>(
    planId: string,
    asked: AskedAbout,
    ask: (reads: ReadStore, at: AsOf | undefined) => Promise<T | null>,
  ): Promise<T> {
    const { principal, query, missing = 'plan-not-found' } = asked;
    await this.access.require(planId, principal);
    const { asOf } = query;
    const answer = await this.ask(query, () =>
      asOf === undefined ? this.find((reads) => ask(reads, undefined)) : ask(this.reads, asOf),
    );
    if (answer !== null) return answer;
    const then = asOf === undefined ? 'existe' : 'existía en la posición o el momento que se pide';
    throw new PlanRefusal(missing, `${MISSING[missing]} no ${then}`);
  }

  /**
   * What only the views can place, as an id that a command refers to. What they do not hold is not
   * there once they have seen all that the log held at the asking.
   * @throws HttpProblem 503 where they have not after 2 seconds
   */
  async find<T>(look: (reads: ReadStore) => Promise<T | null>): Promise<T | null> {
    const found = await look(this.reads);
    if (found !== null) return found;
    await this.reach(await this.lastKnown());
    return look(this.reads);
  }

  /** Position of the log's last event, or of one so far on that the views cannot get there soon. */
  private async lastKnown(): Promise<number> {
    let last = await this.reads.asOf();
    let counted = 0;
    for await (const batch of this.store.follow({ after: last, live: false })) {
      last = batch.at(-1)?.position ?? last;
      counted += batch.length;
      if (counted >= FAR_BEHIND) break;
    }
    return last;
  }

  private async reach(position: number): Promise<void> {
    const isBehind = (reached: number) => reached < position;
    if (!isBehind(await this.reads.asOf())) return;
    await requireOnRecord(this.store, position);
    const waiting = retry(
      handleWhenResult((reached) => isBehind(reached as number)),
      {
        maxAttempts: MOST_POLLS,
        backoff: new ConstantBackoff(POLL_MS),
      },
    );
    const reached = await waiting.execute(() => this.reads.asOf());
    if (!isBehind(reached)) return;
    const detail = `van en la posición ${reached}`;
    throw new HttpProblem('read-model-behind', detail, { retryAfter: 1 });
  }
}
