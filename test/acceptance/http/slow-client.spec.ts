import { openSqliteEventStore } from '@libro/event-store';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setImmediate as nextTick } from 'node:timers/promises';
import { logOf } from '../../support/appends';
import { eventStream } from '../../support/event-stream';
import { AUTHORIZED_PLAN, reported } from '../../support/plan-history';
import { record } from '../../support/plan-log';
import { served } from '../../support/served';
import type { Served } from '../../support/served';
import { issuedIn, tokenIn, withTokens } from '../../support/granted-token';
import { ADMINISTRATOR } from '../../support/tokens';

const APPENDS = 40;
const EVENTS = 18;
const REMARK_BYTES = 40_000;
/** 28.8 MB: more than the system keeps for a connection that nobody reads. */
const WAITING_BYTES = APPENDS * EVENTS * REMARK_BYTES;
/** Looks at a response, one in each turn of the loop, in which nothing moves. */
const STILL = 500;
/** What Node keeps before it asks a writer to wait, and one event more. */
const MOST_BUFFERED = 64 * 1024 + 2 * REMARK_BYTES;
const STARTED = 'http.server.request.start';

jest.setTimeout(60_000);

let server: Served;
let token: string;
beforeEach(async () => {
  server = await served();
  token = await tokenIn(server.data, { roles: ['auditor'] });
});
afterEach(() => server.close());

/** Puts on record more than a connection holds. @returns the ids of all events, in log order */
async function muchToSay(): Promise<readonly string[]> {
  const store = await openSqliteEventStore(join(server.data, 'events.db'));
  await record(store, AUTHORIZED_PLAN);
  for (let append = 0; append < APPENDS; append += 1) {
    const remarks = `${append} `.padEnd(REMARK_BYTES, 'x');
    const event = reported(101, 1, String(append));
    const told = { ...event, data: { ...event.data, remarks } };
    await record(
      store,
      Array.from({ length: EVENTS }, () => told),
    );
  }
  const log = await logOf(store);
  await store.close();
  return log.map(({ id }) => id);
}

/** A connection to the events that reads nothing yet, and the server's end of it. */
async function connected() {
  const responses: ServerResponse[] = [];
  const note = (message: unknown) => {
    responses.push((message as { response: ServerResponse }).response);
  };
  subscribe(STARTED, note);
  const stream = await eventStream(server.url, { token });
  unsubscribe(STARTED, note);
  const [response] = responses;
  if (response === undefined) throw new Error('the server took no request');
  return { stream, response };
}

/** Looks at what a response holds, turn by turn, until told to stop. */
class Watch {
  most = 0;
  private still = 0;
  private isOver = false;

  constructor(private readonly response: ServerResponse) {}

  /** Until the writer has been waiting for a while. */
  async untilStill(): Promise<void> {
    await this.look(() => this.still < STILL);
  }

  async whileDoing<T>(work: Promise<T>): Promise<T> {
    const watching = this.look(() => !this.isOver);
    const done = await work;
    this.isOver = true;
    await watching;
    return done;
  }

  private async look(goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      const { writableLength, writableNeedDrain } = this.response;
      this.most = Math.max(this.most, writableLength);
      this.still = writableNeedDrain ? this.still + 1 : 0;
      await nextTick();
    }
  }
}

describe('a client that reads nothing for a while', () => {
  it('costs the server one event beyond what its connection holds, and gets all', async () => {
    const ids = await muchToSay();
    const { stream, response } = await connected();
    const watch = new Watch(response);
    await watch.untilStill();
    expect(response.socket?.bytesWritten).toBeLessThan(WAITING_BYTES / 2);
    expect((await server.withToken(null).get('/health/live')).status).toBe(200);
    const events = await watch.whileDoing(stream.until(ids.length));
    expect(events.map(({ data }) => data['id'])).toStrictEqual(ids);
    expect(watch.most).toBeGreaterThan(0);
    expect(watch.most).toBeLessThan(MOST_BUFFERED);
    stream.cut();
  });

  it('does not hold up a server that closes, and goes on with the next one', async () => {
    const ids = await muchToSay();
    const { stream, response } = await connected();
    await new Watch(response).untilStill();
    await server.restart();
    const heard = [...(await stream.toEnd())];
    expect(heard.length).toBeLessThan(ids.length);
    const headers = { 'Last-Event-ID': heard.at(-1)?.id ?? '0' };
    const resumed = await eventStream(server.url, { token, headers });
    heard.push(...(await resumed.until(ids.length - heard.length)));
    expect(heard.map(({ data }) => data['id'])).toStrictEqual(ids);
    resumed.cut();
  });
});

describe('a client of a quiet log', () => {
  it('hears a comment every 15 seconds, so that no proxy takes it for dead', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'performance'] });
    const { stream } = await connected();
    for (let beats = 1; beats <= 3; beats += 1) {
      jest.advanceTimersByTime(15_000);
      await stream.readWhile(() => stream.comments < beats);
      expect(stream.comments).toBe(beats);
    }
    expect(stream.events.map(({ type }) => type)).toStrictEqual(['TokenGranted']);
    stream.cut();
    jest.useRealTimers();
  });

  it('is let go at the beat after its token was revoked', async () => {
    const issued = await issuedIn(server.data, { roles: ['auditor'], holder: 'de paso' });
    token = issued.token;
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'performance'] });
    const { stream } = await connected();
    await withTokens(server.data, (tokens) => tokens.revoke({ tokenId: issued.id }, ADMINISTRATOR));
    jest.advanceTimersByTime(15_000);
    await stream.toEnd();
    expect(stream.comments).toBe(0);
    jest.useRealTimers();
  });
});
