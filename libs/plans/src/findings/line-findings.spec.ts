import { planWithDoubtfulRow, ROW_ID } from '../../../../test/support/doubtful-row';
import { AUTHORIZED_PLAN, event, idOf, reported } from '../../../../test/support/plan-history';
import {
  finding,
  findingsAfter,
  placeIn,
  transcribed,
} from '../../../../test/support/plan-findings';
import { progressRow, progressSheet } from '../../../../test/support/printed-sheets';
import type { PlanEvent } from '../plan/plan.events';
import type { MovementRef } from '../plan/movement.events';
import type { PerQuarter, Quantity, Schedule } from '../plan/words';

const SHEET = progressSheet([]);
const FOLIO: MovementRef = { folio: '2021-04-1', block: 1, row: 1, codes: ['AM'] };

function raised(number: number, increase: string, schedule: Schedule): PlanEvent {
  const row = { lineId: idOf(number), movement: FOLIO, wording: null, source: null };
  return event('AnnualGoalIncreased', { ...row, increase, schedule });
}

describe('POA-J03: achieved is not planned, and no remark says why', () => {
  it('appears for a live report, with both figures', () => {
    const history = [...AUTHORIZED_PLAN, reported(101, 1, '31')];
    expect(findingsAfter('POA-J03', ...history)).toStrictEqual([
      finding('POA-J03', `${idOf(101)} 1`, {
        severity: 'warning',
        lineId: idOf(101),
        number: 101,
        quarter: 1,
        message:
          'La acción 101 alcanzó 31 de 30 programado en el trimestre I y no lleva observación.',
        expected: '30',
        actual: '31',
        evidence: 'programado: 30; alcanzado: 31',
      }),
    ]);
  });

  it('appears for a printed row, with its place', () => {
    const row = progressRow(1, 301, { achieved: ['9', null, null, null] });
    const [found] = findingsAfter('POA-J03', ...transcribed(progressSheet([row])));
    expect(found).toMatchObject({ actual: '9', source: placeIn(SHEET, 11) });
  });

  it('does not appear where they agree, or a remark stands, or the plan is not stated', () => {
    const agreeing = [...AUTHORIZED_PLAN, reported(101, 1, '30')];
    expect(findingsAfter('POA-J03', ...agreeing)).toStrictEqual([]);
    const achieved = ['9', null, null, null] as const;
    const remarked = progressRow(1, 301, { achieved, remarks: 'Por lluvias' });
    expect(findingsAfter('POA-J03', ...transcribed(progressSheet([remarked])))).toStrictEqual([]);
    const unstated = progressRow(1, 301, { achieved, planned: [null, null, null, null] });
    expect(findingsAfter('POA-J03', ...transcribed(progressSheet([unstated])))).toStrictEqual([]);
  });

  it('does not appear for an earlier quarter of a later sheet: its remark is not about it', () => {
    const row = progressRow(1, 301, { achieved: ['9', '10', null, null] });
    const history = transcribed(progressSheet([row], { quarter: 2 }));
    expect(findingsAfter('POA-J03', ...history)).toStrictEqual([]);
    expect(findingsAfter('POA-J03', ...history, reported(301, 1, '9'))).toHaveLength(1);
  });

  it('does not appear for an earlier quarter of a row that was settled', () => {
    const settled = (achieved: PerQuarter<Quantity | null>, remarks: string | null) =>
      event('RowResolved', {
        ...{ rowId: ROW_ID, lineId: ROW_ID, planned: ['10', '10', '10', '10'], achieved, remarks },
        reason: 'Cotejado con la hoja firmada',
      });
    const quartersAfter = (resolved: PlanEvent) =>
      findingsAfter('POA-J03', ...planWithDoubtfulRow(2), resolved).map(({ quarter }) => quarter);
    expect(quartersAfter(settled(['9', '3', null, null], null))).toStrictEqual([2]);
    expect(quartersAfter(settled(['9', '3', null, null], 'Por lluvias'))).toStrictEqual([]);
  });
});

describe('POA-G01: the goal was at least doubled or halved', () => {
  it('appears with the factor, of two places', () => {
    const history = [...AUTHORIZED_PLAN, raised(102, '1003', ['1043', '0', '0', '0'])];
    expect(findingsAfter('POA-G01', ...history)).toStrictEqual([
      finding('POA-G01', idOf(102), {
        severity: 'warning',
        lineId: idOf(102),
        number: 102,
        message: 'La acción 102 pasó de 40 autorizado a 1,043 vigente (×26.08).',
        expected: '40',
        actual: '1043',
        evidence: '1,043 ÷ 40 = ×26.08',
      }),
    ]);
  });

  it('appears for exactly twice and exactly half, and for a goal that is gone', () => {
    const evidenceAfter = (happened: PlanEvent) =>
      findingsAfter('POA-G01', ...AUTHORIZED_PLAN, happened).map(({ evidence }) => evidence);
    expect(evidenceAfter(raised(102, '40', ['80', '0', '0', '0']))).toEqual(['80 ÷ 40 = ×2']);
    expect(evidenceAfter(lowered('20'))).toEqual(['20 ÷ 40 = ×0.5']);
    expect(evidenceAfter(lowered('40'))).toEqual(['0 ÷ 40 = ×0']);
  });

  it('does not appear in between, nor where a change of unit restated the goal', () => {
    expect(findingsAfter('POA-G01', ...AUTHORIZED_PLAN, lowered('19'))).toStrictEqual([]);
    const restated = event('UnitOfMeasureChanged', {
      ...{ lineId: idOf(102), movement: FOLIO, wording: null, source: null },
      unitOfMeasure: 'Persona',
      annualGoal: '4000',
      carriedOver: '0',
      schedule: ['4000', '0', '0', '0'],
    });
    expect(findingsAfter('POA-G01', ...AUTHORIZED_PLAN, restated)).toStrictEqual([]);
  });
});

function lowered(decrease: string): PlanEvent {
  const row = { lineId: idOf(102), movement: FOLIO, wording: null, source: null };
  return event('AnnualGoalDecreased', { ...row, decrease });
}
