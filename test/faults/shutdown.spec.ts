import { openSqliteEventStore } from '@libro/event-store';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTick } from 'node:timers/promises';
import { logOf } from '../support/appends';
import { play, receiptOf } from '../support/busy-client';
import { eventStream } from '../support/event-stream';
import { authorizedPlan, officesOf, PLAN } from '../support/http-plan';
import { clientOf } from '../support/served';
import { tempFolder, type TempFolder } from '../support/temp-folder';
import { contradictions, type Told } from '../support/told';
import { tokenIn } from '../support/granted-token';
import { apiChild, type ApiChild } from './harness/api-child';

const CLIENTS = 16;
/** What a server that stops allows those who take or send nothing, and a slow machine's share. */
const BOUND_MS = 9_000;
/** Without any who take or send nothing. */
const AT_ONCE_MS = 3_000;

let folder: TempFolder;
let data: string;
let server: ApiChild;
let token: string;
let prepared: readonly Told[];
beforeEach(async () => {
  folder = tempFolder();
  data = folder.file('data');
  server = await apiChild(data);
  token = await tokenIn(data, { roles: ['unit-head'] });
  const client = async (granted: Parameters<typeof tokenIn>[1]) =>
    clientOf(() => server.url, await tokenIn(data, granted));
  prepared = (await authorizedPlan(await officesOf({ client }))).map(receiptOf);
});
afterEach(async () => {
  await server.child.kill();
  folder.remove();
});

/** Ends the server as an operator does. @returns milliseconds until it had ended */
async function terminated(): Promise<number> {
  const from = performance.now();
  const { code, signal, stderr } = await server.child.terminate();
  expect({ code, signal, stderr }).toStrictEqual({ code: 0, signal: null, stderr: '' });
  return performance.now() - from;
}

/** A command whose body is sent up to its last byte, and what sends that one. */
async function halfSent(agent?: Agent) {
  const body = JSON.stringify({ achieved: '32' });
  const url = `${server.url}/v1/plans/${PLAN}/quarters/1/progress/number:101`;
  const request = httpRequest(url, {
    method: 'PUT',
    ...(agent === undefined ? {} : { agent }),
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'Idempotency-Key': 'half-sent',
      Expect: '100-continue',
    },
  });
  request.flushHeaders();
  await once(request, 'continue');
  request.write(body.slice(0, -1));
  return {
    request,
    finish: async () => {
      request.end(body.slice(-1));
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      return { response, body: JSON.parse(await text(response)) as Told };
    },
  };
}

/** Waits until the server takes no more connections. */
async function refusing(): Promise<void> {
  const { hostname, port } = new URL(server.url);
  for (;;) {
    const socket = connect(Number(port), hostname);
    const taken = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (!taken) return;
    await nextTick();
  }
}

async function log() {
  const store = await openSqliteEventStore(join(data, 'events.db'));
  const events = await logOf(store);
  expect((await store.verify()).problems).toStrictEqual([]);
  await store.close();
  return events;
}

describe('SIGTERM', () => {
  it('answers every command that was taken, and what was not answered left nothing', async () => {
    const told: Told[] = [];
    const client = clientOf(() => server.url, token);
    const playing = Array.from({ length: CLIENTS }, (_, number) =>
      play({ client, number, planId: PLAN }, { rounds: Number.POSITIVE_INFINITY, told }),
    );
    const ends = Promise.allSettled(playing);
    while (told.length < 100) await nextTick();
    expect(await terminated()).toBeLessThan(AT_ONCE_MS);
    for (const end of await ends) {
      // Not an answer that was unexpected: a connection that was not there.
      expect(end).toMatchObject({ status: 'rejected', reason: { message: 'fetch failed' } });
    }
    expect(contradictions([...prepared, ...told], await log())).toStrictEqual([]);
  });

  it('waits for the rest of a command, and meanwhile refuses whoever is new', async () => {
    const command = await halfSent();
    const ended = terminated();
    await refusing();
    const { response, body } = await command.finish();
    expect([response.statusCode, response.headers.connection]).toStrictEqual([200, 'close']);
    expect(await ended).toBeLessThan(BOUND_MS);
    expect(contradictions([...prepared, body], await log())).toStrictEqual([]);
  });

  it('is not held up by connections without a request, nor by streams of events', async () => {
    const begun = connect(Number(new URL(server.url).port), '127.0.0.1');
    begun.on('error', () => undefined).write('GET /health/live HTTP/1.1\r\nHost: li');
    const agent = new Agent({ keepAlive: true });
    const kept = await halfSent(agent);
    const { body } = await kept.finish();
    const auditor = await tokenIn(data, { roles: ['auditor'] });
    const listening = await eventStream(server.url, { token: auditor });
    const onRecord = (await log()).length;
    await listening.until(onRecord);
    const from = performance.now();
    const ended = listening.toEnd();
    await terminated();
    expect(await ended).toHaveLength(onRecord);
    expect(performance.now() - from).toBeLessThan(AT_ONCE_MS);
    begun.destroy();
    agent.destroy();
    expect(contradictions([...prepared, body], await log())).toStrictEqual([]);
  });

  it('is not held up for long by who never sends the rest of a command', async () => {
    const { request } = await halfSent();
    const cut = once(request, 'error');
    expect(await terminated()).toBeLessThan(BOUND_MS);
    await cut;
    expect(contradictions(prepared, await log())).toStrictEqual([]);
  });
});
