import type { Cell } from '@libro/event-sourcing';
import { BinaryRows } from './binary-rows';
import type { ColumnKind } from './binary-rows';

const HEADER_BYTES = 19;

/** Reads what COPY is sent, as the manual says that it is to be read. */
function readBack(bytes: Buffer, kinds: readonly ColumnKind[]): readonly (string | null)[][] {
  const rows: (string | null)[][] = [];
  let at = HEADER_BYTES;
  for (; bytes.readInt16BE(at) !== -1;) {
    expect(bytes.readInt16BE(at)).toBe(kinds.length);
    at += 2;
    const row = kinds.map((kind) => {
      const size = bytes.readInt32BE(at);
      const start = at + 4;
      at = start + Math.max(0, size);
      if (size === -1) return null;
      if (kind === 'text') return bytes.toString('utf8', start, at);
      expect(size).toBe(kind === 'integer' ? 4 : 8);
      return String(kind === 'integer' ? bytes.readInt32BE(start) : bytes.readBigInt64BE(start));
    });
    rows.push(row);
  }
  expect(at + 2).toBe(bytes.length);
  return rows;
}

function sent(kinds: readonly ColumnKind[], rows: readonly (readonly Cell[])[]): Buffer {
  const binary = new BinaryRows(kinds);
  for (const row of rows) binary.add(row);
  return binary.take();
}

describe('rows in COPY’s binary format', () => {
  it('are read back as they were given', () => {
    const wide = [0, 1, -1, 2 ** 31, -(2 ** 31), 2 ** 32, -(2 ** 32) - 1, Number.MAX_SAFE_INTEGER];
    const narrow = [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)];
    const texts = ['', 'Índice\t«ñ»\\\n', '😀'.repeat(50_000)];
    const kinds = ['bigint', 'integer', 'text'] as const;
    const rows = wide.flatMap((a) => narrow.flatMap((b) => texts.map((c): Cell[] => [a, b, c])));
    const all = [...rows, [null, null, null]];
    const expected = all.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
    expect(readBack(sent(kinds, all), kinds)).toStrictEqual(expected);
  });

  it.each([47, 48, 49])('hold texts of %i letters, whether ASCII or not', (length) => {
    const texts = ['a'.repeat(length), 'ñ'.repeat(length), `${'a'.repeat(length - 1)}ñ`];
    const rows = texts.map((text) => [text]);
    expect(readBack(sent(['text'], rows), ['text'])).toStrictEqual(rows);
  });

  it('begin as the format does', () => {
    const start = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
    expect(sent(['text'], []).subarray(0, HEADER_BYTES).equals(start)).toBe(true);
  });

  it('are taken once', () => {
    const binary = new BinaryRows(['text']);
    expect(binary.isEmpty).toBe(true);
    binary.add(['uno']);
    const first = binary.take();
    binary.add(['dos'.repeat(50_000)]);
    expect(readBack(first, ['text'])).toStrictEqual([['uno']]);
    expect(readBack(binary.take(), ['text'])).toStrictEqual([['dos'.repeat(50_000)]]);
    expect(binary.isEmpty).toBe(true);
  });

  it.each<[ColumnKind, unknown]>([
    ['integer', 2 ** 31],
    ['integer', -(2 ** 31) - 1],
    ['bigint', 1.5],
    ['bigint', Number.NaN],
    ['bigint', 2 ** 53],
    ['integer', '12'],
    ['text', 12],
    ['text', undefined],
    ['integer', undefined],
  ])('are refused where a column of kind %s is given %p', (kind, cell) => {
    const binary = new BinaryRows([kind]);
    expect(() => binary.add([cell as Cell])).toThrow(/does not hold|out of range/);
  });
});
