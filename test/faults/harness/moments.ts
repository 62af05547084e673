import { setImmediate as nextTick, setTimeout as pause } from 'node:timers/promises';
import type { DataFolder } from '../../support/libro';
import type { Child } from './child';
import type { ImportRecord } from './import-record';
import { LogWatch } from './log-watch';
import type { Random } from './random';
import { libroChild } from './second-process';

/** Six progress sheets, and the baseline and folio of a modifications sheet. */
const APPENDS = 8;

/** Milliseconds that the parts of an import take. */
export interface Timeline {
  /** Until its first append. */
  readonly start: number;
  /** From the first append to the last. */
  readonly appending: number;
  /** From the last append to its end: views, findings, answer. */
  readonly rest: number;
}

/** Imports the sheets once, uncut, and looks at the clock. */
export async function measured(
  data: DataFolder,
  { sheets, size }: ImportRecord,
): Promise<Timeline> {
  const watch = new LogWatch(data, sheets.year);
  const from = performance.now();
  const child = libroChild(data, 'import', sheets.file);
  await watch.until(1, child);
  const first = performance.now();
  await watch.until(size, child);
  const last = performance.now();
  watch.close();
  expect(await child.ended).toMatchObject({ code: 0 });
  return { start: first - from, appending: last - first, rest: performance.now() - last };
}

/**
 * Waits for the moment to kill an import, which is drawn: in four of six cases when so many events
 * are there and a part of the next append's time has passed, in one after the last append, in one
 * at any time at all.
 */
export async function moment(
  chance: Random,
  { size, watch, took }: { size: number; watch: LogWatch; took: Timeline },
  child: Child,
): Promise<void> {
  const dice = chance.below(6);
  if (dice < 4) {
    await watch.until(1 + chance.below(size - 1), child);
    await delay((took.appending / APPENDS) * (chance.below(1_000) / 1_000));
  } else if (dice === 4) {
    await watch.until(size, child);
    await pause(chance.below(took.rest));
  } else {
    await pause(chance.below(took.start + took.appending + took.rest));
  }
}

/** A timer knows whole milliseconds only, and an append takes few of them. */
async function delay(milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) await nextTick();
}
