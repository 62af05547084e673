import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { appendsIn } from '@libro/event-sourcing';
import type { RecordedEvent } from '@libro/event-sourcing';
import { currentGoals, evolve, NO_PLAN, planOfStream } from '@libro/plans';
import type { Line, Plan, PlanEvent, Quantity } from '@libro/plans';
import type { ReadStore } from '@libro/read-store';
import { add, sum } from '../../libs/plans/src/plan/quantity';
import { RUNS } from '../support/sheets/runs';
import { changeBy, existing, seriesAfter, seriesOf, totalOf } from './conserved';
import { decoded } from './folded-log';
import { emptied, GrowingLog, sharedReadStore } from './growing-log';
import { logAfter, seldom, steps } from './ledger-steps';
import { PLAN_IDS } from './whole-ledger';

const readStore = sharedReadStore();

function mustBe(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}

function linesOf(plan: Plan | undefined): ReadonlyMap<string, Line> {
  return plan === undefined || plan.status === 'none' ? new Map() : plan.lines;
}

/** The plans of a log, append by append. */
class Plans {
  private readonly plans = new Map<string, Plan>();

  /** Lines that are the sum of others: their goals would count twice. */
  get sums(): ReadonlySet<string> {
    const lines = existing(this.plans).flatMap((plan) => [...plan.lines.values()]);
    return new Set(lines.filter(({ additive }) => additive).map(({ id }) => id));
  }

  /** Goals and amounts under way. */
  get total(): Quantity {
    return totalOf(existing(this.plans), this.sums);
  }

  /** Σ of goals and amounts under way changes by what the events say, and by no transfer. */
  book(append: readonly RecordedEvent<PlanEvent>[]): void {
    const before = new Map(this.plans);
    const changes = append.map((recorded) => ({ recorded, goal: this.evolve(recorded) }));
    const additive = this.sums;
    const expected = changes.reduce(
      (total, { recorded: { event }, goal }) => {
        const isSum = 'lineId' in event.data && additive.has(event.data.lineId);
        return isSum ? total : add(total, changeBy(event, goal));
      },
      totalOf(existing(before), additive),
    );
    mustBe(this.total, expected);
  }

  /** The goal that the event's line had; what every line achieved is as it was, or as reported. */
  private evolve({ stream, event }: RecordedEvent<PlanEvent>): Quantity {
    if (!stream.startsWith('plan-')) return '0';
    const plan = this.plans.get(stream) ?? NO_PLAN;
    const [was, after] = [linesOf(plan), evolve(plan, event)];
    this.plans.set(stream, after);
    const lineId = 'lineId' in event.data ? event.data.lineId : null;
    for (const [id, line] of linesOf(after)) {
      const before = seriesOf(was.get(id));
      mustBe(seriesOf(line), id === lineId ? seriesAfter(before, event) : before);
    }
    for (const id of was.keys()) mustBe(linesOf(after).has(id), true);
    return was.get(lineId ?? '')?.goal ?? '0';
  }
}

/** An append that answers for another plan's amount, or that tells its plan of the answer. */
function isAnswer(append: readonly RecordedEvent<PlanEvent>[]): boolean {
  return append.some(({ stream, event: { type, data } }) => {
    if (type === 'ActionReceived') return data.from.planId !== planOfStream(stream);
    return ['TransferDeclined', 'TransferCompleted', 'TransferReturned'].includes(type);
  });
}

/** Goals and amounts under way as the reports of all plans show them as of a position. */
async function shownTotal(reads: ReadStore, position: number, but: ReadonlySet<string>) {
  const shown: Quantity[] = [];
  for (const planId of PLAN_IDS) {
    const goals = await currentGoals(reads, planId, position);
    const lines = goals?.lines.filter(({ lineId }) => !but.has(lineId)) ?? [];
    const given = goals?.amountsUnderWay.filter(({ direction }) => direction === 'out') ?? [];
    shown.push(...lines.map((line) => line.currentGoal), ...given.map(({ amount }) => amount));
  }
  return sum(shown);
}

it('no transfer makes or loses an amount, and nothing that was reported is lost', async () => {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(steps, async (run) => {
      const stored = await logAfter(run, counts);
      const log = new GrowingLog(stored, 100);
      log.grow(log.appends.length);
      const plans = new Plans();
      let projected = false;
      for (const append of appendsIn(decoded(stored))) {
        plans.book(append);
        if (!isAnswer(append)) continue;
        if (!projected) await log.projectorInto(await emptied(readStore())).projectToEnd();
        projected = true;
        const { position } = append.at(-1) ?? { position: 0 };
        mustBe(await shownTotal(readStore(), position, plans.sums), plans.total);
      }
    }),
    RUNS,
  );
  expect(seldom(counts)).toStrictEqual([]);
}, 1_200_000);
