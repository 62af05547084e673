import {
  ACTION_101,
  AUTHORIZED_PLAN,
  event,
  idOf,
  planAfter,
  reported,
} from '../../../../test/support/plan-history';
import { modificationSheet, movementRow, sourceOf } from '../../../../test/support/printed-sheets';
import type { MovementEvent } from '../plan/movement.events';
import type { PlanEvent, PlanEventType } from '../plan/plan.events';
import type { PrintedMovementRow } from '../plan/printed-sheet';
import type { MovementCode } from '../plan/words';
import { transcribeSheet } from './transcribe-sheet';

/** Line 101 of the small plan: 60 a year, as 30, 10, 10, 10. */
const { description, linesOfAction, unitOfMeasure } = ACTION_101.data;
type Figures = Partial<PrintedMovementRow> & Pick<PrintedMovementRow, 'modified'>;

function folio(codes: readonly MovementCode[], figures: Figures, before = AUTHORIZED_PLAN) {
  const wording = { description, linesOfAction, unitOfMeasure, authorized: '60' };
  const row = movementRow([1, 101, ...codes], { ...wording, ...figures });
  const sheet = modificationSheet([[row]]);
  const [, transcribed, ...movements] = transcribeSheet(sheet, planAfter(...before));
  const applied = transcribed?.type === 'ModificationTranscribed' && transcribed.data.applied;
  const line = planAfter(...before, ...movements).lines.get(idOf(101));
  return { sheet, applied, movements, goal: line?.goal, line };
}

/** The data of every movement of the row; `end` is what its last event carries. */
function base(codes: readonly MovementCode[]) {
  return {
    lineId: idOf(101),
    movement: { folio: '2021-04-1', block: 1, row: 1, codes },
    source: sourceOf(modificationSheet([]), 1),
    wording: null,
  };
}
const typesOf = (events: readonly PlanEvent[]): PlanEventType[] => events.map(({ type }) => type);
const CALENDAR = { calendar: ['1', null, '0', '4'] } as const;
const SCHEDULE = { schedule: ['1', '0', '0', '4'] } as const;

interface Case {
  readonly name: string;
  readonly codes: readonly MovementCode[];
  readonly figures: Figures;
  readonly then: readonly MovementEvent[];
}
const inc = (codes: readonly MovementCode[], increase: string, end: object) =>
  event('AnnualGoalIncreased', { ...base(codes), increase, ...end });
const dec = (codes: readonly MovementCode[], decrease: string, end: object) =>
  event('AnnualGoalDecreased', { ...base(codes), decrease, ...end });

const CASES: readonly Case[] = [
  {
    name: 'AM, with a blank cell as 0',
    codes: ['AM'],
    figures: { increase: '5', modified: '65', ...CALENDAR },
    then: [inc(['AM'], '5', SCHEDULE)],
  },
  {
    name: 'D, with a calendar left wholly blank as not stated',
    codes: ['D'],
    figures: { decrease: '60', modified: '0' },
    then: [dec(['D'], '60', { schedule: null })],
  },
  {
    name: 'R',
    codes: ['R'],
    figures: { modified: '60', ...CALENDAR },
    then: [event('ScheduleChanged', { ...base(['R']), ...SCHEDULE })],
  },
  {
    name: 'AM with R: the last event carries the calendar',
    codes: ['AM', 'R'],
    figures: { increase: '5', modified: '65', ...CALENDAR },
    then: [
      inc(['AM', 'R'], '5', {}),
      event('ScheduleChanged', { ...base(['AM', 'R']), ...SCHEDULE }),
    ],
  },
  {
    name: 'T without counterpart, as the decrease that it prints',
    codes: ['T'],
    figures: { decrease: '10', modified: '50', ...CALENDAR },
    then: [dec(['T'], '10', SCHEDULE)],
  },
  {
    name: 'T and AM with an amount each: what leaves comes first',
    codes: ['T', 'AM'],
    figures: { increase: '5', decrease: '10', modified: '55', ...CALENDAR },
    then: [dec(['T', 'AM'], '10', {}), inc(['T', 'AM'], '5', SCHEDULE)],
  },
  {
    name: 'T and D with an amount each: what arrives comes first',
    codes: ['T', 'D'],
    figures: { increase: '5', decrease: '62', modified: '3', ...CALENDAR },
    then: [inc(['T', 'D'], '5', {}), dec(['T', 'D'], '62', SCHEDULE)],
  },
  {
    name: 'CUM with the goal restated, and nothing carried over',
    codes: ['CUM'],
    figures: { unitOfMeasure: 'Obra', decrease: '54', modified: '6', ...CALENDAR },
    then: [
      event('UnitOfMeasureChanged', {
        ...{ ...base(['CUM']), ...SCHEDULE },
        ...{ unitOfMeasure: 'Obra', annualGoal: '6', carriedOver: '0' },
      }),
    ],
  },
  {
    name: 'CUM before AM: restated is what the increase leaves',
    codes: ['CUM', 'AM'],
    figures: { unitOfMeasure: 'Obra', increase: '2', modified: '6', ...CALENDAR },
    then: [
      event('UnitOfMeasureChanged', {
        ...base(['CUM', 'AM']),
        ...{ unitOfMeasure: 'Obra', annualGoal: '4', carriedOver: '0' },
      }),
      inc(['CUM', 'AM'], '2', SCHEDULE),
    ],
  },
  {
    name: 'CUM to the unit that the line has: its series goes on',
    codes: ['CUM'],
    figures: { modified: '60', ...CALENDAR },
    then: [event('ScheduleChanged', { ...base(['CUM']), ...SCHEDULE })],
  },
  {
    name: 'S',
    codes: ['S'],
    figures: { decrease: '60', modified: '0' },
    then: [event('LineSuppressed', base(['S']))],
  },
];

describe('a row of a folio', () => {
  it.each(CASES)('$name', ({ codes, figures, then }) => {
    const { applied, movements, goal } = folio(codes, figures);
    expect(movements).toStrictEqual(then);
    expect([applied, goal]).toStrictEqual([true, figures.modified]);
  });

  it('brings its wording along', () => {
    const { movements } = folio(['R'], { modified: '60', description: 'Integrar obras' });
    const wording = { description: 'Integrar obras', linesOfAction };
    const data = { ...base(['R']), wording, schedule: null };
    expect(movements).toStrictEqual([event('ScheduleChanged', data)]);
  });
});

describe('a row whose modified goal does not follow from its amounts', () => {
  const printed = (modified: string) => ({ ...SCHEDULE, printedGoal: modified });

  it('keeps the goal as printed', () => {
    const { movements, goal } = folio(['AM'], { increase: '5', modified: '70', ...CALENDAR });
    expect(movements).toStrictEqual([inc(['AM'], '5', printed('70'))]);
    expect(goal).toBe('70');
  });

  it('records an AM or D without an amount with 0', () => {
    const raised = folio(['AM'], { modified: '70', ...CALENDAR });
    expect(raised.movements).toStrictEqual([inc(['AM'], '0', printed('70'))]);
    const lowered = folio(['D'], { decrease: '0', modified: '50', ...CALENDAR });
    expect(lowered.movements).toStrictEqual([dec(['D'], '0', printed('50'))]);
  });

  it('never leaves less than nothing, not even between its events', () => {
    const { movements } = folio(['D', 'R'], { decrease: '70', modified: '0', ...CALENDAR });
    expect(movements).toStrictEqual([
      dec(['D', 'R'], '70', { printedGoal: '0' }),
      event('ScheduleChanged', { ...base(['D', 'R']), ...printed('0') }),
    ]);
    const goals = movements.map((_, index) => {
      const history = [...AUTHORIZED_PLAN, ...movements.slice(0, index + 1)];
      return planAfter(...history).lines.get(idOf(101))?.goal;
    });
    expect(goals).toStrictEqual(['0', '0']);
  });

  it('suppresses a line with what it achieved', () => {
    const before = [...AUTHORIZED_PLAN, reported(101, 1, '25')];
    const { movements, line } = folio(['S'], { decrease: '60', modified: '0' }, before);
    expect(typesOf(movements)).toStrictEqual(['LineSuppressed']);
    expect(line?.active).toBe(false);
    expect(line?.progress[0]?.achieved).toBe('25');
  });
});
