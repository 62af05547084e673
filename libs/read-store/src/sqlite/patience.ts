import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { isBusy } from '../errors';

/** How long SQLite itself waits for a lock: it blocks the whole process, so hardly at all. */
export const BUSY_TIMEOUT_MS = 20;

/**
 * Does `work`, and does it again while another connection holds the lock, for at most `deadlineMs`.
 * @throws what `work` throws; its SQLITE_BUSY once the deadline has passed
 */
export async function patiently<T>(deadlineMs: number, work: () => T | Promise<T>): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  const policy = retry(
    handleWhen((error) => isBusy(error) && performance.now() < deadline),
    {
      maxAttempts: Number.POSITIVE_INFINITY,
      backoff: new ExponentialBackoff({ initialDelay: 1, maxDelay: 50 }),
    },
  );
  return policy.execute(work);
}
