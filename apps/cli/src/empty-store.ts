import { StoreUnavailable } from '@libro/event-sourcing';
import type { EventStore } from '@libro/event-sourcing';

/** The log of a folder that has none: there is nothing in it, and nothing gets into it. */
export const EMPTY_STORE: EventStore = {
  read: () => Promise.resolve([]),
  append: () => Promise.reject(new StoreUnavailable('there is no ledger to append to')),
  follow: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(END) }) }),
  close: () => Promise.resolve(),
};
const END = { done: true, value: undefined } as const;
