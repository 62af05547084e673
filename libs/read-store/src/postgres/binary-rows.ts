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

  /** @throws TypeError, RangeError for a cell that its column does not hold */
  add(cells: readonly Cell[]): void {
    this.reserve(2);
    this.at = this.bytes.writeInt16BE(cells.length, this.at);
    for (const [nth, cell] of cells.entries()) {
      const kind = this.kinds[nth];
      if (cell === null) this.addNull();
      else if (kind === 'text' && typeof cell === 'string') this.addText(cell);
      else if (kind !== 'text' && Number.isSafeInteger(cell)) this.addNumber(Number(cell), kind);
      else throw new TypeError(`a column of kind ${kind} does not hold ${typeof cell} ${cell}`);
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

  private addNumber(value: number, kind: ColumnKind | undefined): void {
    this.reserve(12);
    if (kind === 'integer') {
      this.at = this.bytes.writeInt32BE(4, this.at);
      this.at = this.bytes.writeInt32BE(value, this.at);
    } else {
      this.at = this.bytes.writeInt32BE(8, this.at);
      this.at = this.bytes.writeInt32BE(Math.floor(value / UPPER_HALF), this.at);
      this.at = this.bytes.writeUInt32BE(value >>> 0, this.at);
    }
  }

  private reserve(bytes: number): void {
    const needed = this.at + bytes;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.bytes.length));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }
}
