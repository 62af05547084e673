import { setTimeout as pause } from 'node:timers/promises';
import { bulkhead } from 'cockatiel';
import { HttpProblem } from './problem';

const MOST_WAITING = 500;
const LONGEST_PAUSE_MS = 20;

/**
 * What computes for long, piece after piece. Between two of them everybody else has some time, not
 * only a turn: the system hands over one new connection a turn, and turns of long pieces are long.
 */
export class HeavyWork {
  private readonly line = bulkhead(1, MOST_WAITING);

  /**
   * @param work computes; it waits for nothing that may take long
   * @throws HttpProblem 503 where the line is too long; what the work throws
   */
  async run<T>(work: () => T | Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const piece = async () => {
        const begun = performance.now();
        await Promise.resolve().then(work).then(resolve, reject);
        await pause(Math.min((performance.now() - begun) / 2, LONGEST_PAUSE_MS));
      };
      // A piece answers for itself: what fails here is its place in the line.
      this.line.execute(piece).catch(() => reject(tooMuch()));
    });
  }
}

function tooMuch(): HttpProblem {
  return new HttpProblem('unavailable', 'hay demasiado en espera', { retryAfter: 1 });
}
