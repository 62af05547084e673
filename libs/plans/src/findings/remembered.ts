interface Found<R> {
  readonly context: readonly unknown[];
  readonly found: R;
}

/** Keys that a generation remembers; the generation before it is kept beside it. */
const GENERATION = 8_192;

/**
 * Keeps what was found about an object or a name, with the context that it was found in. All are
 * immutable, so what is kept cannot go stale; it only saves time. What two generations did not ask
 * for is dropped: a WeakMap would forget by itself, and cost the collector more than the rules do.
 */
export function kept<R>() {
  let young = new Map<object | string, Found<R>>();
  let old = young;
  const keep = (key: object | string, entry: Found<R>): R => {
    if (young.size >= GENERATION) {
      old = young;
      young = new Map();
    }
    young.set(key, entry);
    return entry.found;
  };
  return (key: object | string, context: readonly unknown[], find: () => R): R => {
    const recent = young.get(key);
    if (recent !== undefined && isSame(recent.context, context)) return recent.found;
    const earlier = old.get(key);
    if (earlier !== undefined && isSame(earlier.context, context)) return keep(key, earlier);
    return keep(key, { context, found: find() });
  };
}

/** A rule that remembers what it found about its first argument, in the context of the others. */
export function remembered<K extends object, C extends readonly unknown[], R>(
  rule: (key: K, ...context: C) => R,
): (key: K, ...context: C) => R {
  const keep = kept<R>();
  return (key, ...context) => keep(key, context, () => rule(key, ...context));
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let at = 0; at < b.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}
