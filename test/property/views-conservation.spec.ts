import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { appendsIn } from '@libro/event-sourcing';
import type { RecordedEvent } from '@libro/event-sourcing';
import { evolve, NO_PLAN } from '@libro/plans';
import type { Line, Plan, PlanEvent, Quantity } from '@libro/plans';
import { add } from '../../libs/plans/src/plan/quantity';
import { RUNS } from '../support/sheets/runs';
import { changeBy, existing, seriesAfter, seriesOf, totalOf } from './conserved';
import { decoded } from './folded-log';
import { logAfter, seldom, steps } from './ledger-steps';

function mustBe(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}

function linesOf(plan: Plan | undefined): ReadonlyMap<string, Line> {
  return plan === undefined || plan.status === 'none' ? new Map() : plan.lines;
}

/** The plans of a log, append by append. */
class Plans {
  private readonly plans = new Map<string, Plan>();

  /** Σ of goals and amounts under way changes by what the events say, and by no transfer. */
  book(append: readonly RecordedEvent<PlanEvent>[]): void {
    const before = new Map(this.plans);
    const changes = append.map((recorded) => ({ recorded, goal: this.evolve(recorded) }));
    const after = existing(this.plans);
    const sums = new Set(
      after.flatMap(({ lines }) => [...lines.values()].filter(({ additive }) => additive)),
    );
    const additive = new Set([...sums].map(({ id }) => id));
    const expected = changes.reduce(
      (total, { recorded: { event }, goal }) => {
        const isSum = 'lineId' in event.data && additive.has(event.data.lineId);
        return isSum ? total : add(total, changeBy(event, goal));
      },
      totalOf(existing(before), additive),
    );
    mustBe(totalOf(after, additive), expected);
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

it('no transfer makes or loses an amount, and nothing that was reported is lost', async () => {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(steps, async (run) => {
      const stored = await logAfter(run, counts);
      const plans = new Plans();
      for (const append of appendsIn(decoded(stored))) plans.book(append);
    }),
    RUNS,
  );
  expect(seldom(counts)).toStrictEqual([]);
}, 300_000);
