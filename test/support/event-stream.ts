import { createParser } from 'eventsource-parser';
import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';

/** An event as a client of the stream reads it. */
export interface StreamedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A connection to the server's events, which reads only when the test asks it to. */
export class EventStream {
  readonly events: StreamedEvent[] = [];
  /** Comments so far: they keep a quiet connection open. */
  comments = 0;
  private readonly parser = createParser({
    onEvent: ({ id = '', event = '', data }) => {
      this.events.push({ id, type: event, data: JSON.parse(data) as StreamedEvent['data'] });
    },
    onComment: () => {
      this.comments += 1;
    },
  });
  private readonly chunks: AsyncIterator<string>;

  constructor(private readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    this.chunks = response.iterator({ destroyOnReturn: false }) as AsyncIterator<string>;
  }

  /** Reads until so many events have arrived in all. @throws Error where it ends before */
  async until(count: number): Promise<readonly StreamedEvent[]> {
    await this.readWhile(() => this.events.length < count);
    if (this.events.length < count) throw new Error(`it ended after ${this.events.length} events`);
    return this.events;
  }

  /** Reads on until the server has ended the stream, or cut it. */
  async toEnd(): Promise<readonly StreamedEvent[]> {
    await this.readWhile(() => true);
    return this.events;
  }

  async readWhile(isSo: () => boolean): Promise<void> {
    // What was cut in the middle is no event: it comes again after the last one that was whole.
    const cutOff = { done: true, value: undefined } as const;
    while (isSo()) {
      const next = await this.chunks.next().catch(() => cutOff);
      if (next.done === true) return;
      this.parser.feed(next.value);
    }
  }

  /** Cuts the connection, as a network does. */
  cut(): void {
    this.response.destroy();
  }
}

export interface Asking {
  readonly token: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Connects to a server's events. @throws Error with the status where it is not 200 */
export async function eventStream(
  url: string,
  { token, path = '/v1/events', headers }: Asking,
): Promise<EventStream> {
  const request = get(`${url}${path}`, {
    agent: false,
    headers: { Authorization: `Bearer ${token}`, ...headers },
  });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  if (response.statusCode === 200) return new EventStream(response);
  response.resume();
  throw new Error(`status ${String(response.statusCode)}`);
}
