/**
 * Keeps what was found about an object for as long as that object lives, with the context that it
 * was found in. Both are immutable, so what is kept cannot go stale; it only saves time.
 */
export function kept<R>() {
  const known = new WeakMap<object, { readonly context: readonly unknown[]; readonly found: R }>();
  return (key: object, context: readonly unknown[], find: () => R): R => {
    const earlier = known.get(key);
    if (earlier !== undefined && isSame(earlier.context, context)) return earlier.found;
    const found = find();
    known.set(key, { context, found });
    return found;
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
