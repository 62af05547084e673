import { StoreUnavailable } from '@libro/event-sourcing';
import type { EventStore } from '@libro/event-sourcing';

/** The store, until it has taken so many appends: then it cannot be written. */
export function failingAfter(store: EventStore, appends: number): EventStore {
  let left = appends;
  return {
    append: (stream, expected, append) => {
      left -= 1;
      if (left < 0) return Promise.reject(new StoreUnavailable('the disk is full'));
      return store.append(stream, expected, append);
    },
    read: (stream, range) => store.read(stream, range),
    follow: (options) => store.follow(options),
    close: () => store.close(),
  };
}
