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
  private ended = false;
  private late: { readonly frame: Buffer; readonly fault: Fault } | undefined;

  constructor(
    private readonly call: ReadCall,
    private readonly served: Served,
  ) {
    call.on('drain', () => this.wake());
    for (const end of ['cancelled', 'close']) {
      call.on(end, () => {
        this.ended = true;
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
    if (missing === undefined) await this.read(cursor, filter, Number(options.getCount()));
    else await this.send(streamNotFound(missing));
    this.call.end();
  }

  private async read(cursor: Cursor, filter: Filter | undefined, count: number): Promise<void> {
    for (let left = count; left > 0 && !this.ended; left -= 1) {
      const event = cursor.next();
      if (event === undefined) break;
      if (filter === undefined || filter.passes(event)) await this.deliver('read-event', event);
      else left += 1;
    }
    if (this.late !== undefined) await this.send(this.late.frame);
  }

  private async follow(cursor: Cursor, filter: Filter | undefined): Promise<void> {
    const stop = this.served.log.onGrowth(() => this.wake());
    try {
      await this.send(confirmation(randomUUID()));
      let caughtUp = false;
      for (let looked = 1; !this.ended;) {
        const event = cursor.next();
        if (event !== undefined) {
          if (filter?.passes(event) ?? true) await this.deliver('subscribe-event', event);
          if (filter !== undefined && looked % filter.interval === 0) {
            await this.send(checkpoint(event.position));
          }
          looked += 1;
        } else if (caughtUp) await this.woken();
        else {
          caughtUp = true;
          await this.send(CAUGHT_UP);
        }
      }
    } finally {
      stop();
    }
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
    fault?.happened();
    if (this.late === undefined) return;
    const { late } = this;
    this.late = undefined;
    await this.send(late.frame);
    late.fault.happened();
  }

  private async send(frame: Buffer): Promise<void> {
    if (this.ended || this.call.write(frame)) return;
    while (this.call.writableNeedDrain && !this.ended) await this.woken();
  }

  private woken(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}
