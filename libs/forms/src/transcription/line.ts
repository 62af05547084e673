/** A line of a transcription, parted into its cells. */
export interface Line {
  /** Line in the file, from 1. */
  readonly line: number;
  /** Cells parted by tabs, trimmed, in NFC; empty cells at the end are left out. */
  readonly cells: readonly string[];
}

/**
 * The lines of a text. Letters are brought to Unicode's composed form (NFC): both forms print the
 * same, so the same sheet in another encoding has the same cells.
 */
export function linesOf(text: string): readonly Line[] {
  return text
    .normalize('NFC')
    .split(/\r\n|\r|\n/u)
    .map((printed, index) => ({ line: index + 1, cells: cellsOf(printed) }));
}

function cellsOf(printed: string): readonly string[] {
  const cells = printed.split('\t').map((cell) => cell.trim());
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

export function isBlank(line: Line): boolean {
  return line.cells.length === 0;
}

/** The cells that hold something. */
export function filledCells(line: Line): readonly string[] {
  return line.cells.filter((cell) => cell !== '');
}

/** The line's text, its cells parted by one space. */
export function textOf(line: Line): string {
  return filledCells(line).join(' ');
}

/** The cell at a column, blank where the line is shorter. */
export function cellAt(line: Line, column: number): string {
  return line.cells[column] ?? '';
}
