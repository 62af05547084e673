import type { Cell } from '@libro/event-sourcing';

/** How a column is sent: PostgreSQL's binary forms have a size for each type. */
export type ColumnKind = 'text' | 'integer' | 'bigint';

const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const TRAILER_BYTES = 2;
const FIRST_BYTES = 1 << 16;
const IS_NULL = -1;
const UPPER_HALF = 2 ** 32;
/** A UTF-16 code unit is at most so many bytes of UTF-8. */
const MOST_BYTES_OF_UNIT = 3;

/**
 * Rows in COPY's binary format (source: PostgreSQL manual, COPY, Binary Format): beside the text
 * format it spares the server, and us, looking at every character.
 */
export class BinaryRows {
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private at = HEADER.copy(this.bytes);

  constructor(private readonly kinds: readonly ColumnKind[]) {}

  /** Bytes gathered so far. */
  get size(): number {
    return this.at;
  }

  get isEmpty(): boolean {
    return this.at === HEADER.length;
  }

  add(cells: readonly Cell[]): void {
    this.reserve(2);
    this.at = this.bytes.writeInt16BE(cells.length, this.at);
    for (const [nth, cell] of cells.entries()) {
      if (cell === null) this.addNull();
      else if (this.kinds[nth] === 'text') this.addText(String(cell));
      else this.addNumber(Number(cell), this.kinds[nth] === 'bigint');
    }
  }

  /** What COPY is to be sent for all of them; afterwards there are none. */
  take(): Buffer {
    this.reserve(TRAILER_BYTES);
    this.at = this.bytes.writeInt16BE(-1, this.at);
    const taken = this.bytes.subarray(0, this.at);
    this.bytes = Buffer.allocUnsafe(this.bytes.length);
    this.at = HEADER.copy(this.bytes);
    return taken;
  }

  private addNull(): void {
    this.reserve(4);
    this.at = this.bytes.writeInt32BE(IS_NULL, this.at);
  }

  private addText(text: string): void {
    this.reserve(4 + MOST_BYTES_OF_UNIT * text.length);
    const written = this.bytes.write(text, this.at + 4, 'utf8');
    this.at = this.bytes.writeInt32BE(written, this.at) + written;
  }

  private addNumber(value: number, isWide: boolean): void {
    this.reserve(12);
    this.at = this.bytes.writeInt32BE(isWide ? 8 : 4, this.at);
    if (isWide) this.at = this.bytes.writeInt32BE(Math.floor(value / UPPER_HALF), this.at);
    this.at = this.bytes.writeUInt32BE(value >>> 0, this.at);
  }

  private reserve(bytes: number): void {
    const needed = this.at + bytes;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.bytes.length));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }
}
