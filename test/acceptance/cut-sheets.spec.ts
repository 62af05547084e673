import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decodeText, readSheets, TranscriptionError } from '@libro/forms';
import type { PrintedSheet } from '@libro/plans';

const ROOT = join(__dirname, '..', '..');
/** The sheets as published where they lie beside the project, else the samples. */
const PUBLISHED = join(ROOT, '..', 'shared', 'forms', 'poa-2021-bisom.txt');
const PATH = existsSync(PUBLISHED) ? PUBLISHED : join(ROOT, 'samples', 'poa-2021.txt');
const EVERY = 7;

function read(text: string): readonly PrintedSheet[] | null {
  try {
    return readSheets(text, { file: 'hojas.txt', sha256: '0'.repeat(64) });
  } catch (error) {
    if (error instanceof TranscriptionError) return null;
    throw error;
  }
}

/** Every line end, and every so many characters. */
function cutsOf(text: string): readonly number[] {
  return Array.from(text, (_, at) => at).filter((at) => at % EVERY === 0 || text[at] === '\n');
}

/** Everything that a sheet says; the legend of a form's movements belongs to its digest only. */
function saidBy(sheet: PrintedSheet) {
  return { ...sheet, sheet: '' };
}

it('a file cut off anywhere is refused, or gives whole sheets', () => {
  const text = decodeText(readFileSync(PATH), basename(PATH));
  const whole = read(text) ?? [];
  const known = whole.map(({ sheet }) => sheet);
  const counts = new Set<number>();
  for (const at of cutsOf(text)) {
    const sheets = read(text.slice(0, at)) ?? [];
    const others = sheets.filter(({ sheet }, nth) => sheet !== known[nth]);
    // Below the last signatures stands a legend, which many sheets do without.
    if (others.length > 0) {
      expect(at).toBeGreaterThan(text.lastIndexOf('RESPONSABLE'));
      expect(sheets.map(saidBy)).toStrictEqual(whole.map(saidBy));
    }
    counts.add(sheets.length);
  }
  expect([...counts].sort()).toStrictEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});
