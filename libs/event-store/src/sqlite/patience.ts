import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { isBusy } from './errors';

/**
 * Does `work`, and does it again, without blocking the process, while another connection holds the
 * lock.
 * @param mayGoOn asked after each failed attempt
 * @throws what `work` throws; its SQLITE_BUSY where `mayGoOn` says no
 */
export async function patiently<T>(mayGoOn: () => boolean, work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    if (!isBusy(error) || !mayGoOn()) throw error;
  }
  // Short delays: a process that commits without pause leaves gaps of a few milliseconds only.
  const backoff = new ExponentialBackoff({ initialDelay: 1, maxDelay: 10 });
  const busy = handleWhen((error) => isBusy(error) && mayGoOn());
  return retry(busy, { maxAttempts: Number.POSITIVE_INFINITY, backoff }).execute(work);
}

/** For at most so many milliseconds from now. */
export function within(deadlineMs: number): () => boolean {
  const deadline = performance.now() + deadlineMs;
  return () => performance.now() < deadline;
}
