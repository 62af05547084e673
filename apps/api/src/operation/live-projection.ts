import { PLANS_PROJECTION, planCodec } from '@libro/plans';
import { Projector } from '@libro/read-store';
import { ConstantBackoff, ExponentialBackoff, handleAll, retry } from 'cockatiel';
import type { IRetryPolicyConfig } from 'cockatiel';
import type { OpenedLedger } from '../opened-ledger';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Keeps the views up with the log until it is stopped. */
export class LiveProjection {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  /** @param tell is told why the views stand still, and `null` once they follow the log */
  constructor(
    private readonly ledger: OpenedLedger,
    private readonly tell: (trouble: Error | null) => void,
  ) {}

  /** Projects up to the log's end as found. @throws as `Projector.projectToEnd` */
  async catchUp(): Promise<void> {
    await this.projector().projectToEnd();
  }

  start(): void {
    this.running = this.keepOn();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /**
   * A disk that is full or a lock held too long may pass: what stopped it is tried again, less and
   * less often until the views have caught up. What stops it after that is a trouble of its own.
   */
  private async keepOn(): Promise<void> {
    const { signal } = this.stopping;
    const always = this.trying(new ConstantBackoff(FIRST_PAUSE_MS));
    await always
      .execute(async () => {
        const projector = await this.caughtUp();
        await projector?.run(signal);
      }, signal)
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
  }

  /** The projector of views that stand at the log's end, after however many attempts. */
  private async caughtUp() {
    const { signal } = this.stopping;
    const pauses = { initialDelay: FIRST_PAUSE_MS, maxDelay: LONGEST_PAUSE_MS };
    const again = this.trying(new ExponentialBackoff(pauses));
    return again
      .execute(async () => {
        if (signal.aborted) return null;
        const projector = this.projector();
        await projector.projectToEnd();
        this.tell(null);
        return projector;
      }, signal)
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
        return null;
      });
  }

  /** Tries again until it is stopped, and tells why it has to. */
  private trying(backoff: IRetryPolicyConfig['backoff']) {
    const again = retry(handleAll, { maxAttempts: Number.POSITIVE_INFINITY, backoff });
    again.onFailure(({ reason }) => {
      if ('error' in reason) this.tell(reason.error);
    });
    return again;
  }

  private projector() {
    const { store, reads: readStore } = this.ledger;
    return new Projector({ store, readStore, codec: planCodec(), projection: PLANS_PROJECTION });
  }
}
