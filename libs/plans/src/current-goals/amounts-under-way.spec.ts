import {
  changing,
  contentOf,
  FOLIO,
  OTHER_ID,
  OTHER_PLAN,
  otherIdOf,
  TWO_METAS,
  withFolio,
} from '../../../../test/support/folios';
import { event, idOf, PLAN_ID, planAfter } from '../../../../test/support/plan-history';
import { record } from '../../../../test/support/plan-log';
import { plansFixture } from '../../../../test/support/plans-fixture';
import { factsFrom } from '../movements/facts';
import { transferIdInFolio } from '../plan/ids';
import { streamOf } from '../plan/plan';
import type { PlanEvent } from '../plan/plan.events';
import { currentGoals } from './current-goals.queries';

const to = { planId: OTHER_ID, lineId: null };
const whole = { code: 'T', direction: 'out', amount: 'whole', to } as const;
const ZEROS = ['0', '0', '0', '0'] as const;
const facts = factsFrom([planAfter(...OTHER_PLAN)]);
const given = [200, 201, 202].map((number, at) => ({ number, goal: ['20', '12', '8'][at] ?? '' }));

const fixture = plansFixture();

it('amounts under way stand in the order in which they were given', async () => {
  const { store } = fixture;
  await record(store, OTHER_PLAN, { stream: streamOf(OTHER_ID) });
  await record(store, TWO_METAS);
  let history = TWO_METAS;
  for (const { number, goal } of given.toReversed()) {
    const row = changing(number, [whole], [goal, ZEROS]);
    const next = withFolio(history, contentOf(row), { folio: `F-${number}`, facts });
    await record(store, next.slice(history.length));
    history = next;
  }
  const { readStore, projector } = await fixture.openRows();
  const folios = async (planId: string) =>
    (await currentGoals(readStore, planId))?.amountsUnderWay.map(({ folio }) => folio);
  await projector.projectToEnd();
  expect(await folios(OTHER_ID)).toStrictEqual(['F-202', 'F-201', 'F-200']);
  await projector.rebuild();
  expect(await folios(OTHER_ID)).toStrictEqual(['F-202', 'F-201', 'F-200']);
  expect(await folios(PLAN_ID)).toStrictEqual(['F-202', 'F-201', 'F-200']);
});

describe('an amount between the two appends of its transfer', () => {
  const receiver = { planId: OTHER_ID, lineId: otherIdOf(301) };
  const amount = { code: 'T', direction: 'out', amount: '4', to: receiver } as const;
  const row = changing(201, [amount], ['12', ['0', '4', '4', '0']]);
  const giving = withFolio(TWO_METAS, contentOf(row), { facts });
  const transferId = transferIdInFolio(PLAN_ID, FOLIO, { block: 1, row: 1 });
  const from = { planId: PLAN_ID, lineId: idOf(201) };

  /** What both plans' reports show after the other plan's answer: goals, amounts under way. */
  async function shownAfter(other: readonly PlanEvent[]) {
    await record(fixture.store, giving);
    await record(fixture.store, other, { stream: streamOf(OTHER_ID) });
    const { readStore, projector } = await fixture.openRows();
    await projector.projectToEnd();
    const [own, others] = [PLAN_ID, OTHER_ID].map((planId) => currentGoals(readStore, planId));
    return [await own, await others].map((goals) => ({
      goal: goals?.lines.find(({ number }) => number === 201 || number === 301)?.currentGoal,
      underWay: goals?.amountsUnderWay.map((each) => `${each.direction} ${each.amount}`),
    }));
  }

  it('is under way no more for the plan that gave it, once it is taken in', async () => {
    const taken = { code: 'T', direction: 'in', amount: '4', from, transferId } as const;
    const takes = changing(301, [taken], ['7', ['2', '2', '2', '5']]);
    const content = contentOf({ ...takes, lineId: otherIdOf(301) });
    const known = { facts: factsFrom([planAfter(...giving)]) };
    expect(await shownAfter(withFolio(OTHER_PLAN, content, known))).toStrictEqual([
      { goal: '8', underWay: [] },
      { goal: '11', underWay: [] },
    ]);
  });

  it('stays so until it is back, once it is declined', async () => {
    const declined = event('TransferDeclined', { transferId, amount: '4', from, reason: 'No' });
    expect(await shownAfter([...OTHER_PLAN, declined])).toStrictEqual([
      { goal: '8', underWay: ['out 4'] },
      { goal: '7', underWay: [] },
    ]);
  });
});
