import { PLANS_PROJECTION, planCodec } from '@libro/plans';
import { Projector } from '@libro/read-store';
import { ExponentialBackoff, handleAll, retry } from 'cockatiel';
import type { OpenedLedger } from '../opened-ledger';

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

  /** A disk that is full or a lock held too long may pass: what stopped it is tried again. */
  private async keepOn(): Promise<void> {
    const { signal } = this.stopping;
    const backoff = new ExponentialBackoff({ initialDelay: 100, maxDelay: 5_000 });
    const again = retry(handleAll, { maxAttempts: Number.POSITIVE_INFINITY, backoff });
    again.onFailure(({ reason }) => {
      if ('error' in reason) this.tell(reason.error);
    });
    await again
      .execute(async () => {
        if (signal.aborted) return;
        const projector = this.projector();
        await projector.projectToEnd();
        this.tell(null);
        await projector.run(signal);
      }, signal)
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
  }

  private projector() {
    const { store, reads: readStore } = this.ledger;
    return new Projector({ store, readStore, codec: planCodec(), projection: PLANS_PROJECTION });
  }
}
