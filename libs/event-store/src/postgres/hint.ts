import { Client } from 'pg';
import type { ClientConfig, Pool } from 'pg';

const CHANNEL = 'libro_log';
/** Hints of so many milliseconds are one. */
const GATHERED_MS = 5;

/**
 * Tells other processes that the log has grown, so that they need not wait for their next look. It
 * is only a hint, outside any append: told inside one it would cost most of the throughput, and
 * where it is lost the next look finds the same.
 */
export class Hint {
  private listening: Client | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly config: ClientConfig,
  ) {}

  /** Calls `heard` at each hint from now on; where it cannot, followers only poll. */
  async listen(heard: () => void): Promise<void> {
    if (this.listening !== undefined) return;
    const client = new Client(this.config);
    this.listening = client;
    const lost = () => {
      if (this.listening === client) this.listening = undefined;
      void client.end().catch(() => undefined);
    };
    client.on('notification', heard);
    client.on('error', lost);
    await client
      .connect()
      .then(() => client.query(`LISTEN ${CHANNEL}`))
      .catch(lost);
  }

  tell(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.pool.query(`NOTIFY ${CHANNEL}`).catch(() => undefined);
    }, GATHERED_MS);
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    const client = this.listening;
    this.listening = undefined;
    await client?.end().catch(() => undefined);
  }
}
