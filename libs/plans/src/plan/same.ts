import { canonicalJson } from '@libro/event-sourcing';

/** Two values that read the same on record: what a quiet repeat compares. */
export function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
