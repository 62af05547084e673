import fc from 'fast-check';
import { decodeText, readSheets, TranscriptionError } from '@libro/forms';
import { mixed } from '../support/sheets/encode';
import { movementSheets } from '../support/sheets/movement-sheet';
import { isReadable, progressSheets } from '../support/sheets/progress-sheet';
import { spoils, spoilt } from '../support/sheets/distort';
import { RUNS } from '../support/sheets/runs';

const SOURCE = { file: 'hojas.txt', sha256: 'f'.repeat(64) };
const anySheet = () => fc.oneof(progressSheets(1).filter(isReadable), movementSheets(false));

function read(lines: readonly string[]) {
  return readSheets(lines.join('\n'), SOURCE);
}

/** The line in the file that stopped the reader; `null` where nothing did. */
function refusedAt(lines: readonly string[]): number | null {
  return stoppedAt(() => read(lines));
}

function stoppedAt(action: () => unknown): number | null {
  try {
    action();
    return null;
  } catch (error) {
    if (!(error instanceof TranscriptionError)) throw error;
    return error.line;
  }
}

function isRefused(lines: readonly string[]): boolean {
  return refusedAt(lines) !== null;
}

it('the sheets of one file are those of as many files, empty lines between them or none', () => {
  const files = fc.tuple(fc.tuple(anySheet(), anySheet()), fc.nat({ max: 3 }));
  fc.assert(
    fc.property(files, ([written, gap]) => {
      const together = read(
        written.flatMap(({ lines }) => [...lines, ...Array<string>(gap).fill('')]),
      );
      const apart = written.flatMap(({ lines }) => read(lines));
      expect(together.map(({ sheet }) => sheet)).toStrictEqual(apart.map(({ sheet }) => sheet));
    }),
    RUNS,
  );
});

it('a sheet with something else where a figure belongs is refused, naming the line', () => {
  const inColumns = fc.oneof(progressSheets(0), movementSheets(false));
  fc.assert(
    fc.property(inColumns, spoils(), (written, spoil) => {
      const { lines, line } = spoilt(written.lines, spoil);
      expect(refusedAt(lines)).toBe(line);
    }),
    RUNS,
  );
});

it('a file of two encodings is refused at the line that is in another one', () => {
  const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(anySheet(), place, ({ lines }, where) => {
      const { bytes, line } = mixed(lines, where);
      expect(stoppedAt(() => decodeText(bytes, SOURCE.file))).toBe(line);
    }),
    RUNS,
  );
});

it('a sheet cut off below is refused, wherever it is cut', () => {
  const cut = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(anySheet(), cut, ({ lines, frame }, where) => {
      const [, , last = ''] = frame.names;
      const end = Math.max(lines.lastIndexOf(last), lines.lastIndexOf('RESPONSABLE DEL RAMO'));
      expect(isRefused(lines.slice(0, Math.floor(where * (end + 1))))).toBe(true);
    }),
    RUNS,
  );
});

it('a sheet that lost an entry of its header is refused, whichever it is', () => {
  fc.assert(
    fc.property(anySheet(), fc.nat({ max: 5 }), ({ lines, frame }, nth) => {
      const { code = '', name = '' } = frame.values[nth] ?? {};
      const at = lines.findIndex((line) => line.includes(code) && line.endsWith(name));
      expect(isRefused(lines.toSpliced(at, 1))).toBe(true);
    }),
    RUNS,
  );
});

it('a file cut off in the head of its second sheet is refused, wherever it is cut', () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(anySheet(), anySheet(), place, (first, second, where) => {
      const above = [...first.lines, ''].join('\n').length + 1;
      const text = [...first.lines, '', ...second.lines].join('\n');
      const head = second.lines.slice(0, 12).join('\n').length;
      const cut = text.slice(0, above + 1 + Math.floor(where * (head - 1)));
      expect(isRefused(cut.split('\n'))).toBe(true);
    }),
    RUNS,
  );
});

it('a sheet cut off above is refused, wherever it is cut', () => {
  const cut = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(anySheet(), cut, ({ lines }, where) => {
      expect(isRefused(lines.slice(1 + Math.floor(where * (lines.length - 1))))).toBe(true);
    }),
    RUNS,
  );
});
