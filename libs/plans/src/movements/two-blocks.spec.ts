import { scenario } from '@libro/event-sourcing/testing';
import { drafted, opening, withFolio } from '../../../../test/support/folios';
import {
  event,
  idOf,
  PLAN_AUTHORIZED,
  PLAN_ID,
  PLAN_OPENED,
  planAfter,
} from '../../../../test/support/plan-history';
import { isCalendarDay } from '../draft-modification/calendar-day.adapter';
import { draftModification } from '../draft-modification/draft-modification';
import { lineIdInFolio } from '../plan/ids';
import type { DraftRow, ModificationContent, Movement } from '../plan/modification.events';
import type { PlanEvent } from '../plan/plan.events';
import { planFold } from '../plan/plan.upcast';
import type { Schedule } from '../plan/words';
import { NO_FACTS } from './facts';

/** The figures of the real folio of 2021: meta 100 goes from 527 to 486 to 10,239. */
const FOLIO = '2021-04-1';
const wording = { description: 'Apoyar a la población', linesOfAction: ['2.3.1'] };
const inferred = { inferred: true, source: null };
const line = (number: number, annualGoal: string) => ({
  ...wording,
  ...inferred,
  lineId: idOf(number),
  number,
  unitOfMeasure: 'Apoyo',
  annualGoal,
  schedule: null,
  movement: null,
});
const action = (number: number, goal: string) =>
  event('ActionOpened', { ...line(number, goal), metaId: idOf(100) });
const BASELINE: readonly PlanEvent[] = [
  PLAN_OPENED,
  event('MetaOpened', { ...line(100, '527'), additive: true }),
  action(101, '263'),
  action(102, '179'),
  action(104, '41'),
  PLAN_AUTHORIZED,
];

function row(
  number: number,
  movement: Movement,
  [authorized, calendar]: readonly [string, Schedule],
): DraftRow {
  const named = { lineId: `number:${number}`, opens: null, justification: null };
  return { ...wording, ...named, movements: [movement], authorized, calendar };
}
const raised = (amount: string): Movement => ({ code: 'AM', amount });
const lowered = (amount: string): Movement => ({ code: 'D', amount });

const CONTENT: ModificationContent = {
  formDate: '2021-04',
  blocks: [
    {
      justification: 'Ampliación automática',
      rows: [
        row(100, lowered('41'), ['527', ['224', '131', '87', '44']]),
        { ...opening({ number: 103 }, ['10', '15', '19', '0']), ...wording },
        row(104, lowered('41'), ['41', ['0', '0', '0', '0']]),
      ],
    },
    {
      justification: 'Contingencia sanitaria',
      rows: [
        row(100, raised('9753'), ['486', ['224', '4788', '5152', '75']]),
        row(101, raised('100'), ['263', ['153', '116', '61', '33']]),
        row(102, raised('57'), ['179', ['61', '75', '69', '31']]),
        {
          ...row(103, raised('17'), ['44', ['10', '18', '22', '11']]),
          description: 'Apoyar a madres y padres',
        },
        opening({ number: 104, unitOfMeasure: 'Beneficiado' }, ['0', '4579', '5000', '0']),
      ],
    },
  ],
};

describe('a folio of two blocks, as the real one', () => {
  const draft = draftModification({ ...NO_FACTS, isCalendarDay });
  const given = scenario(planFold).given(...BASELINE);
  const [made] = given.when(draft, { folio: FOLIO, content: CONTENT }).events();
  if (made?.type !== 'ModificationDrafted') throw new Error('the folio is drafted');
  const after = planAfter(...withFolio(BASELINE, made.data.content));
  const at = (block: number, each: number) =>
    after.lines.get(lineIdInFolio(PLAN_ID, FOLIO, { block, row: each }));

  it('is drafted with the ids of the lines that its numbers name', () => {
    expect(made).toStrictEqual(drafted(made.data.content, FOLIO));
    expect(made.data.content.blocks[1]?.rows[3]?.lineId).toBe(at(1, 2)?.id);
  });

  it('leaves meta 100 the sum of its actions', () => {
    const meta = { goal: '10239', authorizedGoal: '527', schedule: ['224', '4788', '5152', '75'] };
    expect(after.lines.get(idOf(100))).toMatchObject(meta);
  });

  it('keeps two lines numbered 104 apart', () => {
    expect(after.lines.get(idOf(104))).toMatchObject({ number: 104, active: false, goal: '0' });
    const second = { number: 104, active: true, goal: '9579', unitOfMeasure: 'Beneficiado' };
    expect(at(2, 5)).toMatchObject(second);
  });

  it('changes the wording of 103 with its second row', () => {
    expect(at(1, 2)).toMatchObject({ goal: '61', description: 'Apoyar a madres y padres' });
  });

  it('refuses to leave out the new 104, as the meta is no sum then', () => {
    const blocks = CONTENT.blocks.map(({ justification, rows }, block) => ({
      justification,
      rows: block === 1 ? rows.slice(0, -1) : rows,
    }));
    given
      .when(draft, { folio: FOLIO, content: { ...CONTENT, blocks } })
      .thenRefused('meta-not-sum-of-actions');
  });
});
