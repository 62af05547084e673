import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';

/** A request as it goes over the wire: nothing of it is put right on the way. */
export interface RawRequest {
  readonly method: string;
  /** Path and query, as they are. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** From the first byte sent to the last one read. */
  readonly milliseconds: number;
}

const PATIENCE_MS = 5_000;

/** Sends requests over connections that are kept alive. */
export function rawClient(url: string) {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = ({ method, path, headers, body }: RawRequest): Promise<RawAnswer> => {
    const began = performance.now();
    const length = body === null ? {} : { 'Content-Length': String(body.length) };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const options = { agent, hostname, port, method, path, signal };
    return new Promise((resolve, reject) => {
      const sending = request({ ...options, headers: { ...headers, ...length } }, (answer) => {
        textOf(answer).then((text) => {
          const milliseconds = performance.now() - began;
          const type = answer.headers['content-type'] ?? '';
          resolve({ status: answer.statusCode ?? 0, type, text, milliseconds });
        }, reject);
      });
      sending.on('error', reject);
      sending.end(body ?? undefined);
    });
  };
  return { send, close: () => agent.destroy() };
}

/** A feed has no end: that it began is its answer. */
async function textOf(answer: IncomingMessage): Promise<string> {
  if (answer.headers['content-type']?.startsWith('text/event-stream') === true) {
    answer.destroy();
    return '';
  }
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
