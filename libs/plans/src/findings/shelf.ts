/**
 * An immutable map for tens of thousands of keys: a change copies one small drawer and the list of
 * drawers, not every entry. Keys differ most at their end, so that is what a drawer is named by.
 */
export type Shelf<V> = ReadonlyMap<string, ReadonlyMap<string, V>>;

const LETTERS_OF_A_DRAWER = 2;

function drawerOf(key: string): string {
  return key.slice(-LETTERS_OF_A_DRAWER);
}

export function onShelf<V>(shelf: Shelf<V>, key: string): V | undefined {
  return shelf.get(drawerOf(key))?.get(key);
}

export function withOnShelf<V>(shelf: Shelf<V>, key: string, value: V): Shelf<V> {
  const drawer = drawerOf(key);
  return new Map(shelf).set(drawer, new Map(shelf.get(drawer)).set(key, value));
}

export function* valuesOnShelf<V>(shelf: Shelf<V>): Generator<V> {
  for (const drawer of shelf.values()) yield* drawer.values();
}
