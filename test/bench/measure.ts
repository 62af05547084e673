import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface Measured {
  /** Runs' rates or times, in the order in which they were run. */
  readonly runs: readonly number[];
  readonly median: number;
}

/** Runs a measurement `times` times, one after another, and takes the median. */
export async function repeated(
  times: number,
  run: (index: number) => Promise<number> | number,
): Promise<Measured> {
  const runs: number[] = [];
  for (let index = 0; index < times; index += 1) runs.push(await run(index));
  return { runs, median: median(runs) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** Seconds that `work` takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** A folder of its own on the disk that the benchmark measures, removed afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(process.cwd(), 'bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How often per second this disk makes a 4 KiB write durable. */
export function fsyncRate(folder: string): number {
  const WRITES = 500;
  const file = join(folder, 'fsync');
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(4096, 1);
  const start = process.hrtime.bigint();
  for (let index = 0; index < WRITES; index += 1) {
    writeSync(handle, block, 0, block.length, (index % 64) * block.length);
    fdatasyncSync(handle);
  }
  const taken = Number(process.hrtime.bigint() - start) / 1e9;
  closeSync(handle);
  rmSync(file);
  return WRITES / taken;
}
