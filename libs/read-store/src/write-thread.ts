import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BUSY_TIMEOUT_MS } from './patience';
import type { Write } from './row-statements';

/** What the thread says of a failure: an error itself would lose its code on the way. */
interface Failure {
  readonly code: unknown;
  readonly message: string;
}

/** Writes rows on a thread and a connection of its own, while this thread computes the next. */
export class WriteThread {
  private readonly worker: Worker;

  constructor(file: string) {
    const workerData = { file, busyTimeoutMs: BUSY_TIMEOUT_MS };
    this.worker = new Worker(join(__dirname, 'write-thread.worker.js'), { workerData });
  }

  /**
   * Runs statements in order; returns when all of them have run. One call at a time.
   * @throws Error with SQLite's `code`: the statements before the one that failed have run
   */
  async run(writes: readonly Write[]): Promise<void> {
    const answer = once(this.worker, 'message') as Promise<[Failure | null]>;
    this.worker.postMessage(writes);
    const [failure] = await answer;
    if (failure === null) return;
    throw Object.assign(new Error(failure.message), { code: failure.code });
  }

  /** What was not committed is rolled back, after the statements that are still running. */
  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
