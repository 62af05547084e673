import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import type {
  AllStreamSubscription,
  EventStoreDBClient,
  JSONEventType,
  ResolvedEvent,
  StreamSubscription,
} from '@eventstore/db-client';

/**
 * Options of a call that shows credentials of its own: the client makes it a call apart, with a
 * deadline and a status. Without them it appends through one stream that a whole process shares.
 */
export const UNARY = { credentials: { username: 'admin', password: 'changeit' } };

/** A stream's name that no other test has. */
export function freshStream(prefix = 'plan'): string {
  return `${prefix}-${randomUUID()}`;
}

/** An event that can be told from others of its kind by `n`. */
export function event(n: number, type = 'ProgressReported') {
  return jsonEvent({ id: randomUUID(), type, data: { n }, metadata: { by: 'x' } });
}

/** So many events, numbered from 0. */
export function events(count: number) {
  return Array.from({ length: count }, (_, n) => event(n));
}

/** What a call was answered: what `pick` takes of its answer, or the type of its error. */
export async function outcomeOf<T>(call: Promise<T>, pick: (answer: T) => unknown) {
  return call.then(pick, errorType);
}

/** The client's own name of an error, or of one that is none of its own the gRPC code. */
export function errorType(error: unknown): unknown {
  const { type, code } = error as { type?: string; code?: number };
  return type ?? code ?? String(error);
}

/** The numbers of the events that a read gives, or the type of its error. */
export async function numbersOf(read: AsyncIterable<ResolvedEvent>): Promise<unknown> {
  const numbers: unknown[] = [];
  try {
    for await (const resolved of read) numbers.push(numberOf(resolved));
  } catch (error) {
    return errorType(error);
  }
  return numbers;
}

/** The numbers of one stream's events in `$all`. */
export async function numbersInAll(client: EventStoreDBClient, stream: string) {
  const numbers: unknown[] = [];
  for await (const resolved of client.readAll()) {
    if (resolved.event?.streamId === stream) numbers.push(numberOf(resolved));
  }
  return numbers;
}

function numberOf({ event: recorded }: ResolvedEvent): unknown {
  return (recorded?.data as JSONEventType['data'] & { n?: unknown }).n;
}

/** What a subscription has brought so far, in order: numbers of events, `caughtUp`, errors. */
export class Heard {
  readonly all: unknown[] = [];
  private wake = () => {};

  constructor(private readonly subscription: StreamSubscription | AllStreamSubscription) {
    subscription.on('confirmation', () => this.hear('confirmation'));
    subscription.on('caughtUp', () => this.hear('caughtUp'));
    subscription.on('error', (error) => this.hear(errorType(error)));
    subscription.on('data', (resolved: ResolvedEvent) => this.hear(numberOf(resolved)));
  }

  /** Waits until so much was heard in all. */
  async until(count: number): Promise<readonly unknown[]> {
    while (this.all.length < count) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    return this.all;
  }

  /** Ends the subscription. */
  async end(): Promise<void> {
    await this.subscription.unsubscribe();
  }

  private hear(what: unknown): void {
    this.all.push(what);
    this.wake();
  }
}
