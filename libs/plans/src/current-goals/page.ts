export interface PageOptions {
  /** Most items of a page; all of them unless told. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

/** One page of the items, in the order of their keys; the cursor is the last key shown. */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { limit, cursor }: PageOptions,
): { readonly items: readonly T[]; readonly next: string | null } {
  const keyed = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => cursor === undefined || key > cursor)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const page = keyed.slice(0, limit ?? keyed.length);
  const isLast = page.length === keyed.length;
  return { items: page.map(({ item }) => item), next: isLast ? null : (page.at(-1)?.key ?? null) };
}
