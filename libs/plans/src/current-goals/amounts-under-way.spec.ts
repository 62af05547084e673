import { openReadStore, Projector } from '@libro/read-store';
import {
  changing,
  contentOf,
  OTHER_ID,
  OTHER_PLAN,
  TWO_METAS,
  withFolio,
} from '../../../../test/support/folios';
import { MemoryStore } from '../../../../test/support/memory-store';
import { planAfter } from '../../../../test/support/plan-history';
import { record } from '../../../../test/support/plan-log';
import { tempFolder } from '../../../../test/support/temp-folder';
import { factsFrom } from '../movements/facts';
import { streamOf } from '../plan/plan';
import { planCodec } from '../plan/plan.upcast';
import { PLANS_READ_MODEL } from '../projection/plans.projector';
import { currentGoals } from './current-goals.queries';

const { projection } = PLANS_READ_MODEL;
const to = { planId: OTHER_ID, lineId: null };
const whole = { code: 'T', direction: 'out', amount: 'whole', to } as const;
const ZEROS = ['0', '0', '0', '0'] as const;
const facts = factsFrom([planAfter(...OTHER_PLAN)]);
const given = [200, 201, 202].map((number, at) => ({ number, goal: ['20', '12', '8'][at] ?? '' }));

it('amounts under way stand in the order in which they were given', async () => {
  const folder = tempFolder();
  const store = new MemoryStore();
  await record(store, OTHER_PLAN, { stream: streamOf(OTHER_ID) });
  await record(store, TWO_METAS);
  let history = TWO_METAS;
  for (const { number, goal } of given.toReversed()) {
    const row = changing(number, [whole], [goal, ZEROS]);
    const next = withFolio(history, contentOf(row), { folio: `F-${number}`, facts });
    await record(store, next.slice(history.length));
    history = next;
  }
  const readStore = await openReadStore(folder.file('rows.db'), PLANS_READ_MODEL);
  const projector = new Projector({ readStore, store, codec: planCodec(), projection });
  const folios = async (planId: string) =>
    (await currentGoals(readStore, planId))?.amountsUnderWay.map(({ folio }) => folio);
  await projector.projectToEnd();
  expect(await folios(OTHER_ID)).toStrictEqual(['F-202', 'F-201', 'F-200']);
  await projector.rebuild();
  expect(await folios(OTHER_ID)).toStrictEqual(['F-202', 'F-201', 'F-200']);
  expect(await folios('2021.54202')).toStrictEqual(['F-202', 'F-201', 'F-200']);
  await readStore.close();
  folder.remove();
});
