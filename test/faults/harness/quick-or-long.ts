/** `LIBRO_FAULTS=long`: many more faults than a check of every change has time for. */
const IS_LONG = process.env['LIBRO_FAULTS'] === 'long';

/** How many, or how much, of something: in the quick set, and in the long one. */
export function inSet<T>(sets: { readonly quick: T; readonly long: T }): T {
  return IS_LONG ? sets.long : sets.quick;
}
