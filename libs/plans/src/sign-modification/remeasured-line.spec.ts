import { scenario } from '@libro/event-sourcing/testing';
import {
  changing,
  contentOf,
  drafted,
  FOLIO,
  signed,
  SIGNERS,
  TWO_METAS,
  withFolio,
  withoutUnit,
} from '../../../../test/support/folios';
import { idOf, PLAN_ID } from '../../../../test/support/plan-history';
import { NO_FACTS } from '../movements/facts';
import type { DraftRow, ModificationContent, Movement } from '../plan/modification.events';
import type { PlanEvent, PlanEventType } from '../plan/plan.events';
import { folioDigest } from '../plan/folio-digest';
import { planFold } from '../plan/plan.upcast';
import type { Schedule } from '../plan/words';
import { signModification } from './sign-modification';

const plan = scenario(planFold);
const decide = signModification({ ...NO_FACTS, policy: 'record' });
const OTHER = { folio: '2021-04-2' };

/** Action 201 counts the same 12 from then on, in another unit of measure. */
function remeasured(unitOfMeasure: string, from = 'Expediente'): ModificationContent {
  const movement: Movement = { code: 'CUM', unitOfMeasure, annualGoal: '12', carriedOver: '0' };
  const row = changing(201, [movement], ['12', ['4', '4', '4', '0']]);
  return contentOf({ ...row, unitOfMeasure: from });
}

function raised(unitOfMeasure = 'Expediente'): DraftRow {
  const row = changing(201, [{ code: 'AM', amount: '3' }], ['12', ['4', '4', '4', '3']]);
  return { ...row, unitOfMeasure };
}

function reviewed(content: ModificationContent): readonly PlanEvent[] {
  return [drafted(content), signed('prepared', content), signed('reviewed', content)];
}

/** The last signature of a folio. */
function authorizing(content: ModificationContent, ...history: readonly PlanEvent[]) {
  const command = { folio: FOLIO, digest: folioDigest(PLAN_ID, FOLIO, content) };
  const role = 'authorized' as const;
  return plan.given(...history).when(decide, { ...command, role }, SIGNERS[role]);
}

function takesEffect(content: ModificationContent, ...history: readonly PlanEvent[]) {
  const types: PlanEventType[] = authorizing(content, ...history)
    .events()
    .map(({ type }) => type);
  expect(types.slice(0, 2)).toStrictEqual(['ModificationSigned', 'ModificationAuthorized']);
  return types.slice(2);
}

const out: Movement = {
  code: 'T',
  direction: 'out',
  amount: '2',
  to: { planId: PLAN_ID, lineId: idOf(200) },
};
const into: Movement = {
  code: 'T',
  direction: 'in',
  amount: '2',
  from: { planId: PLAN_ID, lineId: idOf(201) },
  transferId: null,
};
const TAKES = changing(200, [into], ['20', ['7', '5', '5', '5']]);

describe('a signed folio whose line was measured anew by another one, at the same figure', () => {
  it.each<{ movement: Movement; calendar: Schedule; rest?: DraftRow }>([
    { movement: { code: 'AM', amount: '3' }, calendar: ['4', '4', '4', '3'] },
    { movement: { code: 'D', amount: '3' }, calendar: ['4', '4', '1', '0'] },
    { movement: { code: 'R' }, calendar: ['0', '4', '4', '4'] },
    { movement: { code: 'S' }, calendar: ['0', '0', '0', '0'] },
    { movement: out, calendar: ['2', '4', '4', '0'], rest: TAKES },
  ])('is refused: $movement.code', ({ movement, calendar, rest }) => {
    const row = changing(201, [movement], ['12', calendar]);
    const content = rest === undefined ? contentOf(row) : contentOf(row, rest);
    const events = takesEffect(content, ...TWO_METAS, ...reviewed(content));
    expect(events).toHaveLength(rest === undefined ? 1 : 2);
    const history = withFolio([...TWO_METAS, ...reviewed(content)], remeasured('Obra'), OTHER);
    authorizing(content, ...history).thenRefused('goal-changed');
  });

  it('is refused where it measures the line anew itself', () => {
    const content = remeasured('Taller');
    const history = withFolio([...TWO_METAS, ...reviewed(content)], remeasured('Obra'), OTHER);
    authorizing(content, ...history).thenRefused('goal-changed');
  });

  it('takes effect once the line is back in the unit that was signed', () => {
    const content = contentOf(raised());
    const away = withFolio([...TWO_METAS, ...reviewed(content)], remeasured('Obra'), OTHER);
    const back = remeasured('Expediente', 'Obra');
    const history = withFolio(away, back, { folio: '2021-04-3' });
    expect(takesEffect(content, ...history)).toStrictEqual(['AnnualGoalIncreased']);
  });

  it('takes effect where it was drafted in version 1, which did not state the unit', () => {
    const content = contentOf(withoutUnit(raised()));
    const history = withFolio([...TWO_METAS, ...reviewed(content)], remeasured('Obra'), OTHER);
    expect(takesEffect(content, ...history)).toStrictEqual(['AnnualGoalIncreased']);
  });
});

describe('a folio and a new unit of measure', () => {
  it('takes effect where it was drafted after it', () => {
    const content = contentOf(raised('Obra'));
    const history = withFolio(TWO_METAS, remeasured('Obra'), OTHER);
    expect(takesEffect(content, ...history, ...reviewed(content))).toStrictEqual([
      'AnnualGoalIncreased',
    ]);
  });

  it('takes effect where the row that raises the goal also measures it anew', () => {
    const movements: readonly Movement[] = [
      { code: 'AM', amount: '2' },
      { code: 'CUM', unitOfMeasure: 'Obra', annualGoal: '12', carriedOver: '0' },
    ];
    const content = contentOf(changing(201, movements, ['12', ['4', '4', '4', '2']]));
    expect(takesEffect(content, ...TWO_METAS, ...reviewed(content))).toStrictEqual([
      'UnitOfMeasureChanged',
      'AnnualGoalIncreased',
    ]);
  });

  it('takes effect where an earlier row of the folio measures the line anew', () => {
    const [first] = remeasured('Obra').blocks;
    const content = contentOf(...(first?.rows ?? []), raised('Obra'));
    expect(takesEffect(content, ...TWO_METAS, ...reviewed(content))).toStrictEqual([
      'UnitOfMeasureChanged',
      'AnnualGoalIncreased',
    ]);
    const stale = contentOf(...(first?.rows ?? []), raised('Expediente'));
    authorizing(stale, ...TWO_METAS, ...reviewed(stale)).thenRefused('goal-changed');
  });

  it('has another digest in another unit of measure', () => {
    const digest = (row: DraftRow) => folioDigest(PLAN_ID, FOLIO, contentOf(row));
    const digests = [raised(), raised('Obra'), withoutUnit(raised())].map(digest);
    expect(new Set(digests).size).toBe(3);
  });
});
