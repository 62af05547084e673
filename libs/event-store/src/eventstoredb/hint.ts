import { END, streamNameFilter } from '@eventstore/db-client';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { ExponentialBackoff, handleAll, retry } from 'cockatiel';
import type { StreamNames } from './stream-names';

/**
 * Tells at once that something new is in the log. Only that: what it is, followers read for
 * themselves, so an event that comes twice here, too early or never costs time and nothing else.
 */
export class Hint {
  private readonly stopping = new AbortController();
  private listening: Promise<void> | undefined;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly names: StreamNames,
  ) {}

  /** Listens until it is closed; once is enough. */
  listen(heard: () => void): void {
    this.listening ??= this.keepOn(heard);
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.listening;
  }

  /** A subscription that erred is dead: another one takes its place. */
  private async keepOn(heard: () => void): Promise<void> {
    const { signal } = this.stopping;
    const backoff = new ExponentialBackoff({ initialDelay: 100, maxDelay: 1_000 });
    const again = retry(handleAll, { maxAttempts: Number.POSITIVE_INFINITY, backoff });
    await again.execute(() => this.subscribed(heard), signal).catch(() => undefined);
  }

  /** Resolves once it is closed. @throws what the subscription says */
  private async subscribed(heard: () => void): Promise<void> {
    const { signal } = this.stopping;
    const filter = streamNameFilter({ prefixes: [this.names.prefix] });
    const subscription = this.client.subscribeToAll({ fromPosition: END, filter });
    subscription.on('data', heard).on('confirmation', heard);
    let end = (): void => undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        end = resolve;
        subscription.on('error', reject);
        subscription.on('end', () => reject(new Error('the subscription ended')));
        signal.addEventListener('abort', end);
        if (signal.aborted) resolve();
      });
    } finally {
      signal.removeEventListener('abort', end);
      await subscription.unsubscribe();
    }
  }
}
