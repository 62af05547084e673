import type { FileCall } from './recorded-calls';
import type { Random } from './random';

/** A change of a file's bytes or size that its medium may not have got. */
export type Change = Extract<FileCall, { kind: 'write' | 'truncate' }>;

/**
 * What became of a change when the power went: it is there, it is not there, some of its sectors
 * are, or the file has grown by it and holds zeros.
 */
export type Fate = 'kept' | 'lost' | 'torn' | 'zeros';

/** A file's bytes while what was kept of its changes is brought together. */
export class LossyFile {
  private bytes = Buffer.alloc(0);
  private size = 0;

  constructor(
    private readonly chance: Random,
    /** Bytes that a medium writes whole or not at all. */
    private readonly sector: number,
  ) {}

  apply(change: Change, fate: Fate): void {
    if (fate === 'lost') return;
    if (change.kind === 'truncate') {
      this.resize(change.size);
      return;
    }
    const { offset, data } = change;
    if (fate !== 'torn') this.resize(Math.max(this.size, offset + data.length));
    if (fate === 'kept') data.copy(this.bytes, offset);
    else if (fate === 'torn') this.tear(offset, data);
  }

  content(): Buffer {
    return this.bytes.subarray(0, this.size);
  }

  /** Writes some of the sectors; those of what lies before, and was lost, are zeros. */
  private tear(offset: number, data: Buffer): void {
    const end = offset + data.length;
    const first = offset - (offset % this.sector);
    for (let at = first; at < end; at += this.sector) {
      if (this.chance.below(2) === 0) continue;
      const [from, to] = [Math.max(at, offset), Math.min(at + this.sector, end)];
      this.resize(Math.max(this.size, to));
      data.copy(this.bytes, from, from - offset, to - offset);
    }
  }

  private resize(size: number): void {
    if (size < this.size) this.bytes.fill(0, size, this.size);
    if (size > this.bytes.length) {
      const grown = Buffer.alloc(Math.max(size, 2 * this.bytes.length));
      this.bytes.copy(grown, 0, 0, this.size);
      this.bytes = grown;
    }
    this.size = size;
  }
}
