import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { EDGE_PROBLEMS, problemType } from './problem';
import type { EdgeCode } from './problem';

/** What Node's parser says of bytes that are no HTTP request, where it is no plain 400. */
const CODES: ReadonlyMap<string | undefined, EdgeCode> = new Map([
  ['HPE_HEADER_OVERFLOW', 'headers-too-large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', 'request-timeout'],
]);

/** Longer than nginx (60 s), Traefik (90 s) and Caddy (120 s) keep an unused connection. */
const IDLE_MS = 130_000;

/**
 * Keeps connections for longer than whoever stands in front does, who then lets go of them first:
 * a request sent just as the server lets go has no answer, and a proxy cannot send a command again.
 */
export function outlastsProxies(server: Server): void {
  server.keepAliveTimeout = IDLE_MS;
}

/**
 * Node answers by itself what never becomes a request, and without a body: such answers are
 * problems, too. An expectation that nobody knows is passed over (RFC 9110, 10.1.1).
 */
export function answersWithProblems(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end(answerOf(CODES.get(error.code) ?? 'request-malformed'));
  });
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    server.emit('request', request, response);
  });
}

function answerOf(code: EdgeCode): string {
  const [status, title] = EDGE_PROBLEMS[code];
  const detail = 'la petición no es HTTP bien formado';
  const body = JSON.stringify({ type: problemType(code), code, status, title, detail });
  const head = [
    `HTTP/1.1 ${status} ${code}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
