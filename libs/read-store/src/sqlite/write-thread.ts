import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BUSY_TIMEOUT_MS } from './patience';
import type { Write } from './row-statements';

/** What the thread answers; an error itself would lose its code on the way. */
type Answer =
  | { readonly isDone: boolean }
  | { readonly failure: { readonly code: unknown; readonly message: string } };

/** Writes rows on a thread and a connection of its own, while this thread computes the next. */
export class WriteThread {
  private readonly worker: Worker;

  constructor(file: string) {
    const workerData = { file, busyTimeoutMs: BUSY_TIMEOUT_MS };
    this.worker = new Worker(join(__dirname, 'write-thread.worker.js'), { workerData });
  }

  /**
   * Runs statements in order; returns when all of them have run. One call at a time. `false`: one
   * that must change something did not, and an open transaction was taken back.
   * @throws Error with SQLite's `code`: an open transaction was taken back
   */
  async run(writes: readonly Write[]): Promise<boolean> {
    const answered = once(this.worker, 'message') as Promise<[Answer]>;
    this.worker.postMessage(writes);
    const [answer] = await answered;
    if ('isDone' in answer) return answer.isDone;
    const { code, message } = answer.failure;
    throw Object.assign(new Error(message), { code });
  }

  /** What was not committed is rolled back, after the statements that are still running. */
  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
