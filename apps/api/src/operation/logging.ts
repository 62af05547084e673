import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import pino from 'pino';
import type { Logger } from 'pino';
import pinoHttp from 'pino-http';
import type { HttpLogger } from 'pino-http';

const REQUEST_ID = /^[0-9A-Za-z._-]{1,100}$/;

/** Structured logs, a JSON object a line. */
export function logger(level: string): Logger {
  return pino({ level, base: { pid: process.pid, service: 'libro-de-metas' } });
}

/** Lets the parts of the server log there. */
export function logging(log: Logger) {
  // No middleware of its own: a store that follows each request costs every promise of it.
  return LoggerModule.forRoot({ pinoHttp: { logger: log }, forRoutes: [] });
}

/** One line a request, of what is named here only: nothing in it proves who someone is. */
export function requestLog(log: Logger): HttpLogger {
  return pinoHttp({
    logger: log,
    genReqId: requestId,
    serializers: {
      req: ({ id, method, url, remoteAddress }: Shown) => ({ id, method, url, remoteAddress }),
      res: ({ statusCode }: { readonly statusCode: number }) => ({ statusCode }),
    },
  });
}

interface Shown {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly remoteAddress: string;
}

/** The sender's, where it is one, so that one request has one id through all who pass it on. */
function requestId(request: IncomingMessage, response: ServerResponse): string {
  const stated = request.headers['x-request-id'];
  const id = typeof stated === 'string' && REQUEST_ID.test(stated) ? stated : randomUUID();
  response.setHeader('X-Request-Id', id);
  return id;
}
