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

/** What officials or programs write where a figure belongs, and no reader may take for one. */
const NO_FIGURES = [
  '0,500',
  '000,004',
  '1,23',
  'no se sabe',
  'por definir',
  '2S',
  '-5',
  '1.234,5',
  '1\u202e2',
  '1\u200b2',
];
const FIGURES = 8;
/** A row of a progress table bears its number in the second cell, one of movements in the third. */
const NUMBERED = /^(?:[^\t]*\t){1,2}\d{3}(?:\D[^\t]*)?\t.*\t/u;
const NUMBER = /^\d{3}(?:\D|$)/u;

/** One cell of one row of a table holds something that is no figure. */
export interface Spoil {
  /** From 0 to 1, among the rows and among the columns of figures. */
  readonly row: number;
  readonly column: number;
  readonly printed: string;
}

export function spoils(): fc.Arbitrary<Spoil> {
  const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  return fc.record({ row: place, column: place, printed: fc.constantFrom(...NO_FIGURES) });
}

/** A sheet's lines with one figure spoilt, and the line in the file, from 1, that it stands in. */
export function spoilt(
  lines: readonly string[],
  { row, column, printed }: Spoil,
): { readonly lines: readonly string[]; readonly line: number } {
  const rows = lines.flatMap((text, at) => (NUMBERED.test(text) ? [at] : []));
  const at = rows[Math.floor(row * rows.length)] ?? 0;
  const cells = (lines[at] ?? '').split('\t');
  // The unit of measure is a text, and from the annual goal on stand nine figures at least.
  const first = cells.findIndex((cell) => NUMBER.test(cell)) === 1 ? 3 : 5;
  const spoiltCell = first + Math.floor(column * FIGURES);
  const text = cells.with(spoiltCell, printed).join('\t');
  return { lines: lines.toSpliced(at, 1, text), line: at + 1 };
}
