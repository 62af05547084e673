/** Where a transcription could not be read. */
export interface TranscriptionPlace {
  /** File name as the caller gave it. */
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** Heading of the cell's column in Spanish, `null` where no single cell is to blame. */
  readonly cell: string | null;
}

/**
 * A transcription that cannot be read. Its message is one line in Spanish that names file, line and
 * cell. Nothing of the file was read: sheets are taken all or none.
 */
export class TranscriptionError extends Error {
  readonly file: string;
  readonly line: number;
  readonly cell: string | null;

  constructor(place: TranscriptionPlace, reason: string) {
    const cell = place.cell === null ? '' : `, celda ${place.cell}`;
    super(oneLine(`${place.file}, renglón ${place.line}${cell}: ${reason}`));
    this.name = 'TranscriptionError';
    this.file = place.file;
    this.line = place.line;
    this.cell = place.cell;
  }
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
