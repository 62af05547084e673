/** The largest of some counts, 0 of none: of more than a call takes as arguments. */
export function most(counts: readonly number[]): number {
  return counts.reduce((largest, count) => Math.max(largest, count), 0);
}
