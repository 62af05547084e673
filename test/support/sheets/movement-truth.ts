import fc from 'fast-check';
import { type Amount, amounts, total } from './amounts';
import { codes, sentences, units } from './words';

export type Code = 'AP' | 'S' | 'R' | 'AM' | 'D' | 'T' | 'CUM';

/** What a row of a modifications sheet says, before it is printed. */
export interface MovementTruth {
  readonly movements: readonly Code[];
  readonly number: number;
  readonly description: string;
  readonly codes: readonly string[];
  readonly unit: string;
  readonly authorized: Amount | null;
  readonly increase: Amount | null;
  readonly decrease: Amount | null;
  readonly modified: Amount;
  readonly calendar: readonly (Amount | null)[];
  readonly justification: string | null;
}

export interface BlockTruth {
  readonly rows: readonly MovementTruth[];
  /** Beside META, at the head of the block. */
  readonly heading: string | null;
}

type Change = Pick<MovementTruth, 'movements' | 'authorized' | 'increase' | 'decrease'> & {
  readonly modified: Amount;
};

const ONE = 10_000n;

/** Movements whose figures follow: authorized + increase − decrease = modified. */
function changes(): fc.Arbitrary<Change> {
  const some = amounts().map((amount) => amount + ONE);
  const raised = fc.constantFrom<Code[][]>(['AM'], ['T'], ['T', 'AM'], ['AM', 'R']);
  const lowered = fc.constantFrom<Code[][]>(['D'], ['T'], ['D', 'R']);
  const none = { authorized: null, increase: null, decrease: null };
  return fc.oneof(
    some.map((x): Change => ({ ...none, movements: ['AP'], increase: x, modified: x })),
    fc.tuple(raised, amounts(), some).map(([movements, a, x]): Change => {
      return { ...none, movements, authorized: a, increase: x, modified: a + x };
    }),
    fc.tuple(lowered, amounts(), some).map(([movements, left, x]): Change => {
      return { ...none, movements, authorized: left + x, decrease: x, modified: left };
    }),
    some.map((a): Change => {
      return { ...none, movements: ['S'], authorized: a, decrease: a, modified: 0n };
    }),
    some.map((a): Change => ({ ...none, movements: ['R'], authorized: a, modified: a })),
    fc.tuple(some, some).map(([a, b]): Change => {
      return { ...none, movements: ['CUM'], authorized: a, modified: b };
    }),
  );
}

/** Four quarters that make up the goal; one of them, a zero or all may be left blank. */
function calendars(goal: Amount): fc.Arbitrary<readonly (Amount | null)[]> {
  const part = fc.integer({ min: 0, max: 4 }).map(BigInt);
  const full = fc.tuple(part, part, part).map(([first, second, third]) => {
    const parts = [first, second, third].map((share) => (goal * share) / 12n);
    return [...parts, goal - total(parts)];
  });
  return fc.oneof(
    { weight: 4, arbitrary: full },
    {
      weight: 2,
      arbitrary: full.map((quarters) => quarters.map((each) => (each === 0n ? null : each))),
    },
    { weight: 1, arbitrary: fc.constant([null, null, null, null]) },
  );
}

function row(number: fc.Arbitrary<number>): fc.Arbitrary<MovementTruth> {
  const words = fc.record({
    number,
    description: sentences(),
    codes: fc.array(codes(), { maxLength: 3 }),
    unit: units(),
    justification: fc.option(sentences()),
  });
  return changes().chain((change) =>
    fc
      .tuple(words, calendars(change.modified))
      .map(([said, calendar]) => ({ ...said, ...change, calendar })),
  );
}

/** A goal and some of its actions. */
export function blocks(): fc.Arbitrary<readonly BlockTruth[]> {
  const goal = row(fc.integer({ min: 1, max: 9 }).map((hundred) => hundred * 100));
  const action = row(fc.integer({ min: 101, max: 199 }));
  const block = fc
    .tuple(goal, fc.array(action, { maxLength: 3 }), fc.option(sentences()))
    .map(([first, others, heading]) => ({ rows: [first, ...others], heading }));
  return fc.array(block, { minLength: 1, maxLength: 3 });
}
