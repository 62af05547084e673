import fc from 'fast-check';

/** One way in which a transcription moves the cells of a row: figures keep their order. */
export interface Slide {
  readonly what: 'drop' | 'insert' | 'move';
  /** From 0 to 1, among the cells where it can happen. */
  readonly where: number;
  readonly whither: number;
}

export function slides(max: number): fc.Arbitrary<readonly Slide[]> {
  const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const what = fc.constantFrom('drop' as const, 'insert' as const, 'move' as const);
  return fc.oneof(
    fc.constant<readonly Slide[]>([]),
    fc.array(fc.record({ what, where: place, whither: place }), { minLength: 1, maxLength: max }),
  );
}

/**
 * Drops, inserts and moves blank cells of a row.
 *
 * @param first the first column that may slide; what stands before it is left alone.
 */
export function slid(
  cells: readonly string[],
  first: number,
  by: readonly Slide[],
): readonly string[] {
  return by.reduce((row, { what, where, whither }) => {
    if (what === 'insert') return withBlank(row, first, whither);
    const dropped = withoutBlank(row, first, where);
    return what === 'drop' || dropped === row ? dropped : withBlank(dropped, first, whither);
  }, cells);
}

function withoutBlank(row: readonly string[], first: number, where: number): readonly string[] {
  const blanks = row.flatMap((cell, at) => (cell === '' && at >= first ? [at] : []));
  const at = blanks[Math.floor(where * blanks.length)];
  return at === undefined ? row : row.toSpliced(at, 1);
}

function withBlank(row: readonly string[], first: number, where: number): readonly string[] {
  return row.toSpliced(first + Math.floor(where * (row.length - first + 1)), 0, '');
}
