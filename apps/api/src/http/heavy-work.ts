import { setImmediate as nextTurn } from 'node:timers/promises';
import { bulkhead, isBulkheadRejectedError } from 'cockatiel';
import { HttpProblem } from './problem';

const AT_ONCE = 2;
const MOST_WAITING = 500;

/**
 * What computes for long: a few pieces at once, the others in line, so that who asks for little is
 * answered meanwhile.
 */
export class HeavyWork {
  private readonly line = bulkhead(AT_ONCE, MOST_WAITING);

  /** @throws HttpProblem 503 where the line is too long; what the work throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.line.execute(async () => {
        // Between two pieces everybody else has a turn.
        await nextTurn();
        return work();
      });
    } catch (error) {
      if (!isBulkheadRejectedError(error)) throw error;
      throw new HttpProblem('unavailable', 'hay demasiado en espera', { retryAfter: 1 });
    }
  }
}
