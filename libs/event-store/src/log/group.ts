import type { AppendResult } from '@libro/event-sourcing';

/** What became of one append of a group. */
export type Outcome = { readonly result: AppendResult } | { readonly refusal: Error };

/** Bounds of one transaction: a burst of callers neither fills memory nor stops the world. */
const GROUP_APPENDS = 512;
const GROUP_BYTES = 8_000_000;

/** One caller whose append waits to be written. */
export interface Waiting<A> {
  readonly append: A;
  resolve(result: AppendResult): void;
  reject(error: Error): void;
}

/** Takes the callers of the next transaction out of the queue. */
export function takeGroup<W extends Waiting<{ readonly bytes: number }>>(queue: W[]): readonly W[] {
  let bytes = 0;
  let count = 0;
  for (const { append } of queue) {
    if (count === GROUP_APPENDS || (count > 0 && bytes + append.bytes > GROUP_BYTES)) break;
    bytes += append.bytes;
    count += 1;
  }
  return queue.splice(0, count);
}

export function answer(caller: Waiting<unknown>, outcome: Outcome | undefined): void {
  if (outcome === undefined) caller.reject(new Error('an append was left without an outcome'));
  else if ('refusal' in outcome) caller.reject(outcome.refusal);
  else caller.resolve(outcome.result);
}
