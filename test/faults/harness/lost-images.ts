import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { TempFolder } from '../../support/temp-folder';
import { type Image, PowerLoss } from './power-loss';
import { Random } from './random';
import type { Recording } from './recording';

/** What is left after a power loss, and what had been said by then. */
export interface Loss {
  readonly image: Image;
  readonly said: readonly string[];
  /** In the recording. */
  readonly moment: number;
}

const isAck = (line: string): boolean => line.startsWith('ack ');

/** So many images of one recording, all of them different. */
export function* lostImages(
  { calls, sayings }: Recording,
  { count, seed }: { count: number; seed: number },
): Generator<Loss> {
  const chance = new Random(seed);
  const loss = new PowerLoss(calls);
  const seen = new Set<string>();
  for (let tries = 0; seen.size < count && tries < 100 * count; tries += 1) {
    const moment = loss.moment(chance);
    const image = loss.image(moment, chance);
    const said = sayings.filter(({ begin }) => begin <= moment).map(({ line }) => line);
    // The same files are another case where more had been acknowledged.
    const known = `${image.digest} ${said.filter(isAck).length}`;
    if (seen.has(known)) continue;
    seen.add(known);
    yield { image, said, moment };
  }
}

/** Puts an image into a folder; in some cases with what no sync promises: a WAL's index, anyhow. */
export function lay({ files }: Image, folder: TempFolder, { index }: { index: boolean }): void {
  for (const [name, bytes] of files) {
    writeFileSync(folder.file(name), bytes);
    if (index && name.endsWith('.db'))
      writeFileSync(folder.file(`${name}-shm`), randomBytes(32_768));
  }
}

/** How often what makes an image worth a look was the case. */
export class LossTally {
  private images = 0;
  private withWaiting = 0;
  private withLost = 0;
  private withTorn = 0;
  private withZeros = 0;
  private withNamesUndone = 0;
  private acknowledged = 0;
  private readonly during: Record<string, number> = {};

  count({ image, said }: Loss): void {
    const { kept, lost, torn, zeros } = image.fates;
    this.images += 1;
    if (kept + lost + torn + zeros + image.namesUndone > 0) this.withWaiting += 1;
    if (lost > 0) this.withLost += 1;
    if (torn > 0) this.withTorn += 1;
    if (zeros > 0) this.withZeros += 1;
    if (image.namesUndone > 0) this.withNamesUndone += 1;
    this.acknowledged += said.filter(isAck).length;
    const phase = said.findLast((line) => !line.includes(' ')) ?? 'nothing';
    this.during[phase] = (this.during[phase] ?? 0) + 1;
  }

  /** Prints it, and wants so many images, a fair part of them with a loss of each kind. */
  expect(images: number, what: string, further: Readonly<Record<string, number>>): void {
    const { withWaiting, withLost, withTorn, withZeros, withNamesUndone } = this;
    const kinds = { withWaiting, withLost, withTorn, withZeros, withNamesUndone };
    const { acknowledged, during } = this;
    const all = { images: this.images, ...kinds, acknowledged, ...further, during };
    process.stdout.write(`power loss, ${what}: ${JSON.stringify(all)}\n`);
    expect(this.images).toBe(images);
    expect(withLost).toBeGreaterThan(images / 3);
    expect(withTorn).toBeGreaterThan(images / 6);
    expect(withZeros).toBeGreaterThan(images / 6);
    expect(withNamesUndone).toBeGreaterThan(0);
  }
}
