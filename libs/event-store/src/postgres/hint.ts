import { Socket } from 'node:net';
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
  private listening: Socket | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly config: ClientConfig,
  ) {}

  /** Calls `heard` at each hint from now on; where it cannot, followers only poll. */
  async listen(heard: () => void): Promise<void> {
    if (this.listening !== undefined) return;
    // Its silence says nothing: it is not given up for it as others are.
    const socket = new Socket();
    const client = new Client({ ...this.config, stream: () => socket });
    this.listening = socket;
    const lost = () => {
      if (this.listening === socket) this.listening = undefined;
      socket.destroy();
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

  /** Leaves without a goodbye, for which a server that is gone would have to be waited for. */
  close(): void {
    clearTimeout(this.timer);
    this.listening?.destroy();
    this.listening = undefined;
  }
}
