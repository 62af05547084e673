import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { RateLimitRequestHandler } from 'express-rate-limit';
import { HttpProblem } from './problem';

const MINUTE_MS = 60_000;

/**
 * So many requests a minute from one address; before a body is read or a token looked up. Answers
 * say how many are left (`RateLimit`), and when to come back (`Retry-After`).
 */
export function rateLimited(perMinute: number): RateLimitRequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    legacyHeaders: false,
    standardHeaders: 'draft-7',
    keyGenerator: ({ ip = '' }) => ipKeyGenerator(withoutPort(ip)),
    // Its checks write to the console; which proxies are trusted was stated.
    validate: false,
    handler: (_request, _response, next) => {
      next(new HttpProblem('too-many-requests', 'espere un momento'));
    },
  });
}

/** Some proxies state the sender's port too, which another request has another of. */
function withoutPort(address: string): string {
  return /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? address;
}
