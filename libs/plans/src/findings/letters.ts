const BITS = 32;

/** Which letters a key holds, as bits: a cheap first look at whether two keys can be alike. */
export function lettersOf(key: string): number {
  let letters = 0;
  for (let at = 0; at < key.length; at += 1) letters |= 1 << (key.charCodeAt(at) % BITS);
  return letters;
}

/** A slip takes one letter away, brings one, or both: more different letters are more slips. */
export function mayBeWithin(slips: number, a: number, b: number): boolean {
  let different = a ^ b;
  let count = 0;
  while (different !== 0 && count <= 2 * slips) {
    different &= different - 1;
    count += 1;
  }
  return count <= 2 * slips;
}
