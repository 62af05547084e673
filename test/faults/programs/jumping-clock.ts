import { Random } from '../harness/random';

/**
 * Loaded before a program, it sets the program's clock again and again, as hands, time servers and
 * dead batteries do; timers and `performance.now()` go on as they do on a real machine.
 */
const EVERY_MS = 5;
const HOUR = 3_600_000;
/** What the clock shows too much, or too little, in milliseconds. */
const OFF_BY: readonly number[] = [
  0,
  900,
  -900,
  HOUR,
  -HOUR,
  36 * HOUR,
  -36 * HOUR,
  8_000 * HOUR,
  -200_000 * HOUR,
];

const chance = new Random(8);
const RealDate = Date;
let offBy = 0;
setInterval(() => {
  offBy = OFF_BY[chance.below(OFF_BY.length)] ?? 0;
}, EVERY_MS).unref();

class JumpingDate extends RealDate {
  constructor(...parts: readonly number[]) {
    if (parts.length === 0) super(JumpingDate.now());
    else super(...(parts as [number, number]));
  }

  static override now(): number {
    return RealDate.now() + offBy;
  }
}
globalThis.Date = JumpingDate as DateConstructor;
