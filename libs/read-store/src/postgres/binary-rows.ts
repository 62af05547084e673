import type { Cell } from '@libro/event-sourcing';

/** How a column is sent: PostgreSQL's binary forms have a size for each type. */
export type ColumnKind = 'text' | 'integer' | 'bigint';

const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const COUNT_BYTES = 2;
const TRAILER = -1;
const FIRST_BYTES = 1 << 16;
const IS_NULL = -1;
const UPPER_HALF = 2 ** 32;
/** A UTF-16 code unit is at most so many bytes of UTF-8. */
const MOST_BYTES_OF_UNIT = 3;
const LAST_ASCII = 0x7f;
/** Units of a text that is written letter by letter. */
const SHORT = 48;
/** Of the size that stands before each cell. */
const SIZE_BYTES = 4;
const INTEGER_BYTES = 4;
const BIGINT_BYTES = 8;

/**
 * Rows in COPY's binary format (source: PostgreSQL manual, COPY, Binary Format): beside the text
 * format it spares the server, and us, looking at every character.
 */
export class BinaryRows {
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private spare = Buffer.allocUnsafe(FIRST_BYTES);
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
    this.reserve(mostBytesOf(cells));
    this.at = this.bytes.writeInt16BE(cells.length, this.at);
    for (let nth = 0; nth < cells.length; nth += 1) {
      const cell = cells[nth];
      const kind = this.kinds[nth];
      if (cell === null) this.at = this.bytes.writeInt32BE(IS_NULL, this.at);
      else if (kind === 'text' && typeof cell === 'string') this.addText(cell);
      else if (kind !== 'text' && Number.isSafeInteger(cell)) this.addNumber(Number(cell), kind);
      else throw new TypeError(`a column of kind ${kind} does not hold ${typeof cell} ${cell}`);
    }
  }

  /**
   * The bytes that COPY is to be sent for all rows, of which there are none afterwards. They are
   * overwritten once this has been called again.
   */
  take(): Buffer {
    this.reserve(COUNT_BYTES);
    const end = this.bytes.writeInt16BE(TRAILER, this.at);
    const taken = this.bytes.subarray(0, end);
    [this.bytes, this.spare] = [this.spare, this.bytes];
    this.at = HEADER.copy(this.bytes);
    return taken;
  }

  private addText(text: string): void {
    const start = this.at + SIZE_BYTES;
    const isAdded = text.length <= SHORT && this.addAscii(text, start);
    const written = isAdded ? text.length : this.bytes.write(text, start);
    this.at = this.bytes.writeInt32BE(written, this.at) + written;
  }

  /**
   * A short text letter by letter: it costs less than a call of `write`.
   * @returns `false` where one is not ASCII; what was written so far is to be overwritten
   */
  private addAscii(text: string, start: number): boolean {
    for (let nth = 0; nth < text.length; nth += 1) {
      const unit = text.charCodeAt(nth);
      if (unit > LAST_ASCII) return false;
      this.bytes[start + nth] = unit;
    }
    return true;
  }

  private addNumber(value: number, kind: ColumnKind | undefined): void {
    if (kind === 'integer') {
      this.at = this.bytes.writeInt32BE(INTEGER_BYTES, this.at);
      this.at = this.bytes.writeInt32BE(value, this.at);
    } else {
      this.at = this.bytes.writeInt32BE(BIGINT_BYTES, this.at);
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

/** Of a row in this format. */
function mostBytesOf(cells: readonly Cell[]): number {
  let bytes = COUNT_BYTES;
  for (const cell of cells) {
    bytes +=
      SIZE_BYTES + (typeof cell === 'string' ? MOST_BYTES_OF_UNIT * cell.length : BIGINT_BYTES);
  }
  return bytes;
}
