import type { EventStore } from '@libro/event-sourcing';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { EVENT_STORE } from '../tokens';

/** Events beyond which it only matters that the views are far behind. */
const MOST_COUNTED = 10_000;

/** How far the views are behind the log. */
@Injectable()
export class Lag {
  private readonly logger = new Logger(Lag.name);

  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /** Events after a position, up to 10,000; `null`: the log does not say, and why was logged. */
  async after(position: number): Promise<number | null> {
    try {
      return await this.counted(position);
    } catch (error) {
      this.logger.error(error);
      return null;
    }
  }

  private async counted(position: number): Promise<number> {
    let count = 0;
    for await (const batch of this.store.follow({ after: position, live: false })) {
      count += batch.length;
      if (count >= MOST_COUNTED) break;
    }
    return Math.min(count, MOST_COUNTED);
  }
}
