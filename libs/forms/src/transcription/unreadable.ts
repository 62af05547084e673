/**
 * What stopped the reader, where in the text. Thrown inside the reader only: `readSheets` turns it
 * into a `TranscriptionError`, which also names the file.
 */
export class Unreadable extends Error {
  constructor(
    readonly line: number,
    readonly cell: string | null,
    readonly reason: string,
  ) {
    super(reason);
    this.name = 'Unreadable';
  }
}

const LONGEST_QUOTE = 40;

/** A printed text between quotation marks, short enough to stand in a message of one line. */
export function quote(printed: string): string {
  const letters = Array.from(printed);
  const cut = letters.length > LONGEST_QUOTE;
  return `«${letters.slice(0, LONGEST_QUOTE).join('')}${cut ? '…' : ''}»`;
}
