import type { EventMetadata } from './event';

/** Cuts events in order into the appends that they came in; an append's events stand together. */
export function appendsIn<T extends { readonly metadata: EventMetadata }>(
  events: readonly T[],
): readonly (readonly T[])[] {
  const appends: T[][] = [];
  for (const event of events) {
    const open = appends.at(-1);
    if (event.metadata.index === 0 || open === undefined) appends.push([event]);
    else open.push(event);
  }
  return appends;
}
