import {
  decreased,
  draftRow,
  folioInEffect,
  increased,
  moving,
} from '../../../../test/support/folio-history';
import {
  AUTHORIZED_PLAN,
  event,
  idOf,
  PLAN_ID,
  reported,
} from '../../../../test/support/plan-history';
import { finding, findingsAfter } from '../../../../test/support/plan-findings';
import { findingIdOf } from '../plan/ids';
import type { OccurredIn, PlanEvent } from '../plan/plan.events';

function reportedWith(number: number, occurredIn: readonly OccurredIn[]): PlanEvent {
  const { data } = reported(number, 2, '5000');
  return event('ProgressReported', { ...data, occurredIn });
}
const IN_FIRST = [{ quarter: 1, amount: '3784' }] as const;

const OPENED: readonly PlanEvent[] = [
  ...AUTHORIZED_PLAN,
  ...folioInEffect([draftRow(104)]),
  event('ActionOpened', {
    lineId: idOf(104),
    number: 104,
    description: 'Entregar tarjetas',
    linesOfAction: ['2.6.1'],
    unitOfMeasure: 'Tarjeta',
    annualGoal: '9579',
    schedule: ['0', '4579', '5000', '0'],
    movement: { folio: '2021-04-1', block: 1, row: 1, codes: ['AP'] },
    inferred: false,
    source: null,
    metaId: null,
  }),
];

function remeasured(unitOfMeasure: string): PlanEvent {
  const restated = { annualGoal: '12', carriedOver: '0' };
  return event('UnitOfMeasureChanged', { ...moving(104), unitOfMeasure, ...restated });
}

const about = { lineId: idOf(104), number: 104, quarter: 2 } as const;

describe('POA-T02: achieved in one quarter, reported in another', () => {
  it('appears where the report says so, with what happened when', () => {
    const history = [...OPENED, reportedWith(104, IN_FIRST)];
    expect(findingsAfter('POA-T02', ...history)).toStrictEqual([
      finding('POA-T02', `${idOf(104)} 2`, {
        ...about,
        severity: 'notice',
        message: 'La acción 104 informa 3,784 que se alcanzó en otro periodo: trimestre I.',
        actual: '3784',
        evidence: 'I: 3,784',
      }),
    ]);
  });

  it('does not appear for a report that is about its own quarter', () => {
    expect(findingsAfter('POA-T02', ...OPENED, reportedWith(104, []))).toStrictEqual([]);
  });

  it('keeps its id through a change of unit, after which reports have their own', () => {
    const one = [...OPENED, reportedWith(104, IN_FIRST)];
    const two = [...one, remeasured('Lote'), reportedWith(104, IN_FIRST)];
    const three = [...two, remeasured('Caja'), reportedWith(104, IN_FIRST)];
    const ids = (history: readonly PlanEvent[]) =>
      findingsAfter('POA-T02', ...history).map(({ id }) => id);
    const [first, second, third] = ['2', '12', '22'].map((subject) =>
      findingIdOf('POA-T02', `${idOf(104)} ${subject}`),
    );
    expect(ids(one)).toStrictEqual([first]);
    expect(ids(two.slice(0, -1))).toStrictEqual([first]);
    expect(ids(two)).toStrictEqual([first, second]);
    expect(ids(three)).toStrictEqual([first, second, third]);
  });
});

describe('POA-T03: what is opened or added had been achieved before', () => {
  it('appears for a line that was opened after what it reports', () => {
    const history = [...OPENED, reportedWith(104, IN_FIRST)];
    expect(findingsAfter('POA-T03', ...history)).toStrictEqual([
      finding('POA-T03', `${idOf(104)} 2`, {
        ...about,
        folio: '2021-04-1',
        severity: 'warning',
        message:
          'La acción 104 se abrió con el folio 2021-04-1 e informa 3,784 ' +
          'que se alcanzó en trimestres anteriores a la apertura.',
        expected: '0',
        actual: '3784',
        evidence: 'I: 3,784',
      }),
    ]);
  });

  it('appears for a raise of a goal that had been surpassed', () => {
    const late = [...AUTHORIZED_PLAN, reported(102, 1, '45'), ...folioInEffect([draftRow(102)])];
    expect(findingsAfter('POA-T03', ...late, increased(moving(102), '10'))).toStrictEqual([
      finding('POA-T03', `${PLAN_ID} 2021-04-1 1 1`, {
        ...{ lineId: idOf(102), number: 102, folio: '2021-04-1' },
        severity: 'warning',
        message:
          'La acción 102 aumentó de 40 a 50 con el folio 2021-04-1 ' +
          'cuando ya había alcanzado 45.',
        expected: '40',
        actual: '45',
        evidence: 'alcanzado antes del aumento: 45; meta: 40 → 50',
      }),
    ]);
  });

  it('does not appear for lines of the plan, for later quarters, or up to the goal', () => {
    const ofThePlan = [...AUTHORIZED_PLAN, reportedWith(101, IN_FIRST)];
    expect(findingsAfter('POA-T03', ...ofThePlan)).toStrictEqual([]);
    const later = reportedWith(104, [{ quarter: 3, amount: '1' }]);
    expect(findingsAfter('POA-T03', ...OPENED, later)).toStrictEqual([]);
    const reached = [...AUTHORIZED_PLAN, reported(102, 1, '40'), ...folioInEffect([draftRow(102)])];
    expect(findingsAfter('POA-T03', ...reached, increased(moving(102), '10'))).toStrictEqual([]);
  });
});

/** A folio of one row is in effect, and this is what the row does. */
function lateRow(achieved: string, ...movements: readonly PlanEvent[]) {
  const before = [...AUTHORIZED_PLAN, reported(102, 1, achieved)];
  return findingsAfter('POA-T03', ...before, ...folioInEffect([draftRow(102)]), ...movements);
}

describe('POA-T03: the row counts as a whole', () => {
  const given = (amount: string): PlanEvent =>
    event('ActionTransferred', {
      ...moving(102),
      ...{ transferId: 'transfer', amount, whole: false },
      to: { planId: PLAN_ID, lineId: idOf(101) },
    });

  it('does not appear where the row raises less than it gives away', () => {
    expect(lateRow('39', given('5'), increased(moving(102), '3'))).toStrictEqual([]);
    expect(lateRow('45', given('5'), increased(moving(102), '3'))).toStrictEqual([]);
  });

  it('appears once, from the goal before the row to the goal after it', () => {
    const found = lateRow('45', given('5'), increased(moving(102), '15'));
    expect(found.map(({ evidence }) => evidence)).toStrictEqual([
      'alcanzado antes del aumento: 45; meta: 40 → 50',
    ]);
  });

  it('appears where a printed goal raises more than the row says', () => {
    const printed = { schedule: ['10', '20', '10', '10'], printedGoal: '50' } as const;
    const found = lateRow('45', event('ScheduleChanged', { ...moving(102), ...printed }));
    expect(found.map(({ evidence }) => evidence)).toStrictEqual([
      'alcanzado antes del aumento: 45; meta: 40 → 50',
    ]);
  });

  it('appears for a goal that one folio lowers to 0 and the next raises again', () => {
    const second = { formDate: '2021-05' };
    const again = moving(102, { folio: '2021-05-1' });
    const found = lateRow(
      '9',
      decreased(moving(102), '40'),
      ...folioInEffect([draftRow(102)], second),
      increased(again, '9'),
    );
    expect(found.map(({ folio, evidence }) => [folio, evidence])).toStrictEqual([
      ['2021-05-1', 'alcanzado antes del aumento: 9; meta: 0 → 9'],
    ]);
  });

  const restated = (annualGoal: string, carriedOver: string): PlanEvent =>
    event('UnitOfMeasureChanged', {
      ...moving(102),
      ...{ unitOfMeasure: 'Obra', annualGoal, carriedOver },
    });

  it('is about the goal as restated where the row changes the unit of measure, too', () => {
    expect(lateRow('45', restated('80', '60'), increased(moving(102), '20'))).toStrictEqual([]);
    const found = lateRow('45', restated('80', '90'), increased(moving(102), '20'));
    expect(found.map(({ evidence }) => evidence)).toStrictEqual([
      'alcanzado antes del aumento: 90; meta: 80 → 100',
    ]);
  });
});
