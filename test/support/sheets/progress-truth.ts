import fc from 'fast-check';
import { type Amount, amounts, percent, total } from './amounts';
import { codes, sentences, units } from './words';

/** What a row of a progress sheet says, before it is printed. */
export interface RowTruth {
  readonly number: number;
  readonly description: string;
  readonly codes: readonly string[];
  readonly unit: string;
  readonly goal: Amount;
  /** Blank where an official leaves a 0 out. */
  readonly planned: readonly (Amount | null)[];
  readonly achieved: readonly (Amount | null)[];
  readonly absolute: Amount | null;
  readonly percentage: number | null;
  readonly remarks: string | null;
  /** Whether the official's sums come out. */
  readonly sound: boolean;
  /** All of P, A up to the sheet's quarter or for all four, a percentage: as most officials do. */
  readonly usual: boolean;
}

export type Quarter = 1 | 2 | 3 | 4;

/** How much of A an official fills in. */
const REPORTING = ['upToQuarter', 'zerosAfter', 'someZerosAfter', 'late', 'gap'] as const;

function achievedCells(quarter: Quarter): fc.Arbitrary<readonly (Amount | null)[]> {
  const figures = fc.tuple(amounts(), amounts(), amounts(), amounts());
  const coins = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean());
  const reporting = fc.constantFrom('upToQuarter' as const, 'zerosAfter' as const, ...REPORTING);
  return fc.tuple(reporting, figures, coins).map(([how, values, coin]) =>
    values.map((value, at) => {
      const over = at < quarter;
      switch (how) {
        case 'upToQuarter':
          return over ? value : null;
        case 'zerosAfter':
          return over ? value : 0n;
        case 'someZerosAfter':
          return over ? value : coin[at] === true ? 0n : null;
        case 'late':
          return at < quarter - 1 ? value : null;
        case 'gap':
          return over && coin[at] === true ? value : null;
      }
    }),
  );
}

/** An official's slip: the goal or the absolute progress is another figure than the sum. */
type Slip = 'none' | 'goal' | 'absolute' | 'noTail' | 'noPercentage';

function slips(): fc.Arbitrary<Slip> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant('none' as const) },
    { weight: 1, arbitrary: fc.constantFrom('goal', 'absolute', 'noTail', 'noPercentage') },
  );
}

function sumsOf(
  planned: readonly (Amount | null)[],
  achieved: readonly (Amount | null)[],
  slip: Slip,
) {
  const goal = total(planned) + (slip === 'goal' ? 10_000n : 0n);
  const sum = total(achieved) + (slip === 'absolute' ? 10_000n : 0n);
  const absolute = slip === 'noTail' ? null : sum;
  const silent = absolute === null || slip === 'noPercentage';
  const percentage = silent ? null : percent(absolute, goal);
  return { goal, absolute, percentage, sound: slip === 'none' };
}

/** Officials who slip in a sum have filled the row in the usual way: one flaw at a time. */
function isRegular(achieved: readonly (Amount | null)[], quarter: Quarter): boolean {
  const filled = achieved.filter((value) => value !== null).length;
  const upToQuarter = achieved.slice(0, quarter).every((value) => value !== null);
  return filled === 4 || (upToQuarter && filled === quarter);
}

function row(quarter: Quarter): fc.Arbitrary<RowTruth> {
  const figures = fc.record({
    plan: fc.tuple(amounts(), amounts(), amounts(), amounts()),
    zerosLeftOut: fc.nat({ max: 9 }).map((n) => n === 0),
    reported: achievedCells(quarter),
    slip: slips(),
  });
  const words = fc.record({
    number: fc.integer({ min: 100, max: 999 }),
    description: sentences(),
    codes: fc.array(codes(), { maxLength: 4 }),
    unit: units(),
    remarks: fc.option(sentences()),
  });
  return fc.tuple(words, figures).map(([said, { plan, zerosLeftOut, reported, slip }]) => {
    const leavesOut = zerosLeftOut && plan.includes(0n);
    const planned = plan.map((value) => (leavesOut && value === 0n ? null : value));
    // Who leaves zeros out of the plan sets no zeros after the quarter either.
    const achieved = reported.map((value, at) => {
      return leavesOut ? (at < quarter ? (value ?? 0n) : null) : value;
    });
    const regular = isRegular(achieved, quarter) && !leavesOut;
    const sums = sumsOf(planned, achieved, regular ? slip : 'none');
    const usual = regular && sums.percentage !== null;
    return { ...said, planned, achieved, ...sums, usual };
  });
}

export function progressRows(quarter: Quarter): fc.Arbitrary<readonly RowTruth[]> {
  return fc.array(row(quarter), { minLength: 1, maxLength: 5 });
}
