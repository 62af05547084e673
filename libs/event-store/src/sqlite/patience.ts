import { ExponentialBackoff, handleWhen, retry, type RetryPolicy } from 'cockatiel';
import { isBusy } from './errors';

/**
 * A policy that tries again, without blocking the process, while another connection holds the lock.
 * @param mayGoOn asked after each failed attempt
 */
export function busyRetry(mayGoOn: () => boolean): RetryPolicy {
  // Short delays: a process that commits without pause leaves gaps of a few milliseconds only.
  const backoff = new ExponentialBackoff({ initialDelay: 1, maxDelay: 10 });
  return retry(
    handleWhen((error) => isBusy(error) && mayGoOn()),
    {
      maxAttempts: Number.POSITIVE_INFINITY,
      backoff,
    },
  );
}

/**
 * Does `work`, and does it again while the database is busy, for at most `deadlineMs`.
 * @throws what `work` throws; its SQLITE_BUSY once the deadline has passed
 */
export async function patiently<T>(deadlineMs: number, work: () => T): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  try {
    return work();
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
  return busyRetry(() => performance.now() < deadline).execute(work);
}
