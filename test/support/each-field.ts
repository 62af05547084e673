/** Every field of an object, each by itself. */
export function eachField<T extends object>(of: T): readonly Partial<T>[] {
  const fields = Object.entries(of) as readonly [string, unknown][];
  return fields.map(([field, value]) => ({ [field]: value }) as Partial<T>);
}
