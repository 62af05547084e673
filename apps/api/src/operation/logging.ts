import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerModule } from 'nestjs-pino';

const REQUEST_ID = /^[0-9A-Za-z._-]{1,100}$/;

/** Structured logs, one line a request, without bodies and without what proves who someone is. */
export function logging(level: string) {
  return LoggerModule.forRoot({
    pinoHttp: {
      level,
      genReqId: requestId,
      redact: ['req.headers.authorization', 'req.headers.cookie', 'req.headers["idempotency-key"]'],
      customProps: () => ({ service: 'libro-de-metas' }),
    },
  });
}

/** The sender's, where it is one, so that one request has one id through all who pass it on. */
function requestId(request: IncomingMessage, response: ServerResponse): string {
  const stated = request.headers['x-request-id'];
  const id = typeof stated === 'string' && REQUEST_ID.test(stated) ? stated : randomUUID();
  response.setHeader('X-Request-Id', id);
  return id;
}
