import { configurationOf } from '../../apps/api/src/operation/configuration';
import type { Project } from '../../apps/api/src/operation/projection';
import { project, serve } from '../../apps/api/src/serve';
import { tempFolder } from './temp-folder';
import { tokenIn } from './granted-token';
import type { Granted } from './granted-token';

/** What a client read of an answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; `null` where it is no JSON. */
  readonly body: Record<string, unknown> | null;
}

export interface Sending {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

let keys = 0;

/**
 * A server of its own, in a folder of its own, on a socket of its own.
 * @param projecting keeps its views up; `null` where the test does
 */
export async function served(
  environment: Readonly<Record<string, string>> = {},
  projecting: Project | null = project,
) {
  const folder = tempFolder();
  const data = folder.file('data');
  const settings = { LIBRO_DATA: data, PORT: '0', LOG_LEVEL: 'silent', RATE_LIMIT: '1000000' };
  const start = () => serve(configurationOf({ ...settings, ...environment }), projecting);
  const { EVENTSTORE_URL: eventStoreUrl = null, DATABASE_URL: databaseUrl = null } = environment;
  const place = { folder: data, eventStoreUrl, databaseUrl };
  let serving = await start();
  return {
    data,
    get url() {
      return serving.url;
    },
    get metricsUrl() {
      return serving.metricsUrl;
    },
    /** A client with a token of its own for these roles. */
    client: async (granted: Granted) => clientOf(() => serving.url, await tokenIn(place, granted)),
    withToken: (token: string | null) => clientOf(() => serving.url, token),
    restart: async () => {
      await serving.close();
      serving = await start();
    },
    close: async () => {
      await serving.close();
      folder.remove();
    },
  };
}

export type Served = Awaited<ReturnType<typeof served>>;
export type Client = ReturnType<typeof clientOf>;

/** A client of the server that is at this address whenever it asks. */
export function clientOf(url: () => string, token: string | null) {
  const authorization: Readonly<Record<string, string>> =
    token === null ? {} : { Authorization: `Bearer ${token}` };
  const request = (method: string, path: string, { body, headers }: Sending = {}) =>
    answerTo(`${url()}${path}`, { method, body, headers: { ...authorization, ...headers } });
  return clientBy(request, authorization);
}

/** A client whose requests go their own way. */
export function clientBy(
  request: (method: string, path: string, sending?: Sending) => Promise<Answer>,
  authorization: Readonly<Record<string, string>>,
) {
  return {
    /** What proves who the client is. */
    authorization,
    request,
    get: (path: string, headers: Readonly<Record<string, string>> = {}) =>
      request('GET', path, { headers }),
    /** A command with a key of its own. */
    send: (method: 'POST' | 'PUT', path: string, sending: Sending = {}) => {
      keys += 1;
      const headers = { 'Idempotency-Key': `key-${keys}`, ...sending.headers };
      return request(method, path, { ...sending, headers });
    },
  };
}

/** Sends one request. @throws TypeError where the connection is refused or cut */
export async function answerTo(
  url: string,
  { method, body, headers }: Sending & { readonly method: string },
): Promise<Answer> {
  const isText = typeof body === 'string' || body instanceof Uint8Array;
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const answer = await fetch(url, {
    method,
    headers: { ...type, ...headers },
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = /[/+]json/.test(answer.headers.get('Content-Type') ?? '');
  const parsed = isJson ? (JSON.parse(text) as Record<string, unknown>) : null;
  return { status: answer.status, headers: answer.headers, text, body: parsed };
}
