import { randomUUID } from 'node:crypto';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Recorded } from './events';
import type { Fault } from './faults';
import { CAUGHT_UP, checkpoint, confirmation, eventFrame, streamNotFound } from './frames';
import type { EventOperation } from './gate';
import { handlerThrew } from './refusals';
import { refusalOf } from './requests';
import type { Served } from './requests';
import { selected } from './selection';
import type { Cursor, Filter } from './selection';

type ReadCall = ServerWritableStream<ReadReq, Buffer>;

/** Streams.Read: of a stream or of all, once or as a subscription. */
export function reading(served: Served) {
  return (call: ReadCall): void => {
    const reader = new Reader(call, served);
    reader.answer().catch((error: unknown) => call.emit('error', refusalOf(error)));
  };
}

class Reader {
  /** Goes on with what waits: there is room again, there are new events, or the call has ended. */
  private wake = () => {};
  private over = false;
  private late: { readonly frame: Buffer; readonly fault: Fault } | undefined;

  constructor(
    private readonly call: ReadCall,
    private readonly served: Served,
  ) {
    call.on('drain', () => this.wake());
    for (const end of ['cancelled', 'close']) {
      call.on(end, () => {
        this.over = true;
        this.wake();
      });
    }
  }

  async answer(): Promise<void> {
    const { log, gate } = this.served;
    gate.admit(this.call);
    const options = this.call.request.getOptions();
    if (options === undefined) throw handlerThrew();
    const operation = options.hasSubscription() ? 'subscribe' : 'read';
    const { cursor, filter, missing } = await gate.pass(operation, this.call, () =>
      selected(log, options),
    );
    if (options.hasSubscription()) return this.follow(cursor, filter);
    if (missing === undefined) await this.read(cursor, Number(options.getCount()));
    else await this.send(streamNotFound(missing));
    this.call.end();
  }

  /** Unfiltered: the client sends the filter of a subscription only. */
  private async read(cursor: Cursor, count: number): Promise<void> {
    for (let left = count; left > 0 && !this.ended(); left -= 1) {
      const event = cursor.next();
      if (event === undefined) break;
      await this.deliver('read-event', event);
    }
    if (this.late !== undefined) await this.send(this.late.frame);
  }

  private async follow(cursor: Cursor, filter: Filter | undefined): Promise<void> {
    const stop = this.served.log.onGrowth(() => this.wake());
    try {
      await this.send(confirmation(randomUUID()));
      let [looked, caughtUp] = [0, false];
      while (!this.ended()) {
        const event = cursor.next();
        if (event !== undefined) await this.pass(event, filter, (looked += 1));
        else if (caughtUp) await this.woken();
        else await this.send(CAUGHT_UP).then(() => (caughtUp = true));
      }
    } finally {
      stop();
    }
  }

  /** @param looked which one it is that was held against the filter */
  private async pass(event: Recorded, filter: Filter | undefined, looked: number): Promise<void> {
    if (filter?.passes(event) ?? true) await this.deliver('subscribe-event', event);
    if (filter === undefined || looked % filter.interval !== 0) return;
    await this.send(checkpoint(event.position));
  }

  private async deliver(operation: EventOperation, event: Recorded): Promise<void> {
    const frame = eventFrame(event);
    const fault = await this.served.gate.deliver(operation, this.call);
    if (fault?.name === 'swap' && this.late === undefined) {
      this.late = { frame, fault };
      return;
    }
    if (fault?.name !== 'leave-out') await this.send(frame);
    if (fault?.name === 'twice') await this.send(frame);
    // Two that are put off at once come in each other's place: that is one swap.
    if (fault?.name !== 'swap') fault?.happened();
    if (this.late === undefined) return;
    const { late } = this;
    this.late = undefined;
    await this.send(late.frame);
    late.fault.happened();
  }

  private async send(frame: Buffer): Promise<void> {
    if (this.ended() || this.call.write(frame)) return;
    while (this.call.writableNeedDrain && !this.ended()) await this.woken();
  }

  /** Asked anew each time: a call ends while something else is waited for. */
  private ended(): boolean {
    return this.over;
  }

  private woken(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}
