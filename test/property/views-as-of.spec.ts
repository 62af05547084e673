import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import type { StoredEvent } from '@libro/event-sourcing';
import { currentGoals, findings, modificationsSheets, quarterlyGrid } from '@libro/plans';
import type { AsOf, ReadStore } from '@libro/read-store';
import { QUARTERS } from '../../libs/plans/src/plan/words';
import { RUNS } from '../support/sheets/runs';
import { emptied, GrowingLog, sharedReadStore } from './growing-log';
import { logAfter, seldom, steps } from './ledger-steps';
import { PLAN_IDS } from './whole-ledger';

const readStore = sharedReadStore();

/** After which appends what is asked. */
const asking = fc.record({
  every: fc.integer({ min: 14, max: 26 }),
  from: fc.nat(25),
  planId: fc.constantFrom(...PLAN_IDS),
  quarter: fc.constantFrom(...QUARTERS),
  /** Milliseconds from the time of an append to the time that is asked for. */
  later: fc.constantFrom(-1, 0, 0, 1),
});
type Asking = typeof asking extends fc.Arbitrary<infer A> ? A : never;

/** What every view answers about a plan. */
async function answers(reads: ReadStore, { planId, quarter }: Asking, at?: AsOf) {
  return {
    goals: await currentGoals(reads, planId, at),
    grid: await quarterlyGrid(reads, { planId, quarter }, at),
    folios: await modificationsSheets(reads, planId, at),
    findings: await findings(reads, {}, at),
  };
}
type Answers = Awaited<ReturnType<typeof answers>>;

interface Answered {
  /** Position of the last event of the append after which it was asked. */
  readonly last: number;
  /** A position before the end of the next append: as of it the answer is the same. */
  readonly within: number;
  readonly then: Answers;
}

/** Projects append by append, and asks after some of them. */
async function asked(log: GrowingLog, ask: Asking): Promise<readonly Answered[]> {
  const projector = log.projectorInto(await emptied(readStore()));
  const all: Answered[] = [];
  for (const [at, append] of log.appends.entries()) {
    log.grow(1);
    await projector.projectToEnd();
    if ((at + ask.from) % ask.every > 0 && at < log.appends.length - 1) continue;
    const then = await answers(readStore(), ask);
    const last = append.at(-1)?.position ?? 0;
    const within = (log.appends[at + 1]?.at(-1)?.position ?? last + 1) - 1;
    all.push({ last, within, then });
  }
  return all;
}

function mustBe(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}

/** The last position up to which no event was recorded later than a time. */
function positionAt(time: string, log: readonly StoredEvent[]): number {
  const later = log.find(({ metadata }) => metadata.recordedAt > time);
  return later === undefined ? log.length : later.position - 1;
}

/** What is answered as of a time is what was answered as of its position. */
async function expectByTime(log: readonly StoredEvent[], at: number, ask: Asking): Promise<void> {
  const recordedAt = log[at - 1]?.metadata.recordedAt ?? '';
  const time = new Date(Date.parse(recordedAt) + ask.later).toISOString();
  const position = positionAt(time, log);
  const answer = await answers(readStore(), ask, time);
  expect(answer.findings.asOf).toBe(position);
  mustBe(answer, await answers(readStore(), ask, position));
}

it('views answer as of any position or time what they answered then', async () => {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(steps, asking, async (run, ask) => {
      const stored = await logAfter(run, counts);
      const log = new GrowingLog(stored, 1);
      const all = await asked(log, ask);
      for (const { within, then } of all) mustBe(await answers(readStore(), ask, within), then);
      await expectByTime(stored, all[0]?.last ?? 1, ask);
      await log.projectorInto(readStore()).rebuild();
      for (const { last, then } of all) mustBe(await answers(readStore(), ask, last), then);
    }),
    RUNS,
  );
  expect(seldom(counts)).toStrictEqual([]);
}, 1_200_000);
