import type { LineKind } from '@libro/plans';
import type { Line } from './line';
import { quote, Unreadable } from './unreadable';

const CODE = /^\d+(?:\.\d+)*$/u;

/** Goals have numbers that end in 00; the actions under goal 100 have the numbers 101 to 199. */
export function kindOf(number: number): LineKind {
  return number % 100 === 0 ? 'meta' : 'action';
}

/** Codes of lines of action, parted by spaces, commas or semicolons. */
export function readCodes(cells: readonly string[], line: Line): readonly string[] {
  const codes = cells
    .flatMap((cell) => cell.split(/[\s,;]+/u))
    .map((code) => code.replace(/\.$/u, ''))
    .filter((code) => code !== '');
  const wrong = codes.find((code) => !CODE.test(code));
  if (wrong === undefined) return codes;
  const reason = `${quote(wrong)} no es una clave de línea de acción`;
  throw new Unreadable(line.line, 'LÍNEA DE ACCIÓN', reason);
}

/** A row without the empty columns that stand before its table. */
export function withoutIndent(line: Line, indent: number): Line {
  const first = line.cells.findIndex((cell) => cell !== '');
  return { line: line.line, cells: line.cells.slice(Math.min(indent, Math.max(first, 0))) };
}
