import type { AllStreamResolvedEvent, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { StoreUnavailable } from '@libro/event-sourcing';
import type { Recorded } from './recorded-event';

/** A read of the client, of a stream or of all. */
type Reading = StreamingRead<ResolvedEvent> | StreamingRead<AllStreamResolvedEvent>;

export interface Collecting {
  /** Milliseconds in which something must come: the client itself waits for ever. */
  readonly idleMs: number;
  /** Whether the read is ended with this event, which is the last one that is given. */
  readonly isEnough?: (event: Recorded) => boolean;
}

/**
 * The events of a read, which is never left open: it comes to its end, or is cancelled.
 * @throws what the client says; StoreUnavailable where a server that took it stays silent
 */
export function collected(reading: Reading, { idleMs, isEnough }: Collecting): Promise<Recorded[]> {
  return new Promise((resolve, reject) => {
    const events: Recorded[] = [];
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      reading.off('data', take);
      // Of a read that never began, the client says here once more why.
      reading.cancel().catch(() => undefined);
      end();
    };
    const timer = setTimeout(() => {
      settle(() => {
        reject(new StoreUnavailable(`it sent nothing for ${idleMs} ms`));
      });
    }, idleMs);
    const take = ({ event }: { readonly event?: Recorded }): void => {
      timer.refresh();
      if (event === undefined) return;
      events.push(event);
      if (isEnough?.(event) === true) settle(() => resolve(events));
    };
    reading.on('data', take);
    reading.on('end', () => settle(() => resolve(events)));
    // Stays: what is said after the end must not end the process.
    reading.on('error', (error) => settle(() => reject(error)));
  });
}
