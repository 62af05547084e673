import type { EventStore } from '@libro/event-sourcing';
import { PLANS_PROJECTION, planCodec } from '@libro/plans';
import { Projector } from '@libro/read-store';
import type { ReadStore } from '@libro/read-store';
import { Logger } from '@nestjs/common';
import { ExponentialBackoff, handleAll, retry } from 'cockatiel';

/** Keeps the views up with the log while the server runs. */
export class LiveProjection {
  private readonly logger = new Logger(LiveProjection.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  /** Why the views stand still, where they do. */
  private failure: Error | null = null;

  constructor(
    private readonly store: EventStore,
    private readonly reads: ReadStore,
  ) {}

  /** Projects up to the log's end, then goes on. @throws as `Projector.projectToEnd` */
  async start(): Promise<void> {
    await this.projector().projectToEnd();
    this.running = this.keepOn();
  }

  /** Why the views stand still; `null` while they follow the log. */
  get trouble(): Error | null {
    return this.failure;
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
      if ('error' in reason) this.failure = reason.error;
      this.logger.error(this.failure, 'the views stand still');
    });
    await again
      .execute(async () => {
        const projector = this.projector();
        await projector.projectToEnd();
        this.failure = null;
        await projector.run(signal);
      }, signal)
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
  }

  private projector() {
    const { store, reads: readStore } = this;
    return new Projector({ store, readStore, codec: planCodec(), projection: PLANS_PROJECTION });
  }
}
