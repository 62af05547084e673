import type { Effect, Fault, Point } from './injected';
import { Random } from './random';

/** In the order in which calls get them, in turn. */
const EFFECTS: readonly { effect: Effect; lasting: boolean }[] = [
  { effect: 'error=EIO', lasting: false },
  { effect: 'error=ENOSPC', lasting: true },
  { effect: 'signal=KILL', lasting: false },
  { effect: 'error=ENOSPC', lasting: false },
  { effect: 'error=EIO', lasting: true },
];

/** Every effect at a call. */
export const ALL_EFFECTS = EFFECTS.length;

export type FaultAt = Point & Fault;

/** Of the calls, one in `every` is chosen; to each of them happen so many effects. */
export function faultsAt(
  points: readonly Point[],
  { every, effects, seed }: { every: number; effects: number; seed: number },
): readonly FaultAt[] {
  const chance = new Random(seed);
  const chosen = points.filter(() => chance.below(every) === 0);
  return chosen.flatMap((point, i) => {
    const turns = Array.from({ length: effects }, (_, nth) => (i + 2 * nth) % EFFECTS.length);
    return turns.flatMap((turn) => ({ ...point, ...(EFFECTS[turn] ?? EFFECTS[0]) }) as FaultAt);
  });
}

/** How often which fault happened, where, and what came of it. */
export class FaultTally {
  points = 0;
  killed = 0;
  /** In runs that went on to their end. */
  failedAndWentOn = 0;
  private readonly effects: Record<string, number> = {};
  private readonly during: Record<string, number> = {};
  private readonly files: Record<string, number> = {};

  count({ call, effect, lasting, phase, name }: FaultAt, lines: readonly string[]): void {
    this.points += 1;
    if (effect === 'signal=KILL') this.killed += 1;
    const hasFailed = lines.some((line) => line.startsWith('error '));
    if (hasFailed && lines.includes('closing')) this.failedAndWentOn += 1;
    count(this.effects, `${call} ${effect}${lasting ? ' from then on' : ''}`);
    count(this.during, phase);
    count(this.files, name);
  }

  /** Prints it, and wants so many, in every phase. */
  expect(points: number, phases: readonly string[], further: Readonly<Record<string, number>>) {
    const { effects, during, files, killed, failedAndWentOn } = this;
    const all = {
      points: this.points,
      killed,
      failedAndWentOn,
      ...further,
      effects,
      during,
      files,
    };
    process.stdout.write(`injected faults: ${JSON.stringify(all)}\n`);
    expect(this.points).toBeGreaterThanOrEqual(points);
    expect(killed).toBeGreaterThanOrEqual(points / 6);
    expect(failedAndWentOn).toBeGreaterThan(0);
    expect(Object.keys(during).toSorted()).toStrictEqual(phases);
  }
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
