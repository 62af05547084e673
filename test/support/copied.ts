/** An object with the fields of another one, each of which holds a text of its own. */
function marked<T extends object>(like: T, word: string): T {
  return Object.fromEntries(Object.keys(like).map((field) => [field, `${word} ${field}`])) as T;
}

type Copy<T> = (of: T, other: Partial<T>) => T;

/**
 * Takes over each field of another object by itself. No two fields of the two hold the same: none
 * can be left out, or taken for another one, unseen.
 * @param like has every field
 */
export function expectToCopyEachField<T extends object>(
  copy: Copy<T>,
  like: T,
  fields: readonly string[] = Object.keys(like),
): void {
  const of = marked(like, 'one');
  const other = new Map<string, unknown>(Object.entries(marked(like, 'another')));
  expect(copy(of, {})).toStrictEqual(of);
  expect(Object.keys(copy(of, {}))).toStrictEqual(Object.keys(like));
  for (const field of fields) {
    const change = { [field]: other.get(field) } as Partial<T>;
    expect(copy(of, change)).toStrictEqual({ ...of, ...change });
  }
}

/** Takes `null` over for a value in each of the fields named. */
export function expectToCopyNull<T extends object>(
  copy: Copy<T>,
  like: T,
  fields: readonly (keyof T)[],
): void {
  const of = marked(like, 'one');
  for (const field of fields) {
    const change = { [field]: null } as Partial<T>;
    expect(copy(of, change)).toStrictEqual({ ...of, ...change });
  }
}
