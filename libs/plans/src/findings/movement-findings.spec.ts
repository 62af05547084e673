import {
  draftRow,
  folioInEffect,
  folioTranscribed,
  moving,
} from '../../../../test/support/folio-history';
import {
  AUTHORIZED_PLAN,
  event,
  idOf,
  PLAN_ID,
  withClosed,
} from '../../../../test/support/plan-history';
import { finding, findingsAfter } from '../../../../test/support/plan-findings';
import { modificationSheet, movementRow } from '../../../../test/support/printed-sheets';
import type { PlanEvent } from '../plan/plan.events';
import type { Schedule } from '../plan/words';

const at = { subject: `${PLAN_ID} 2021-04-1 1 1`, folio: '2021-04-1' };

function rescheduled(number: number, schedule: Schedule): PlanEvent {
  return event('ScheduleChanged', { ...moving(number), schedule });
}

function opened(schedule: Schedule): PlanEvent {
  return event('ActionOpened', {
    ...{ lineId: idOf(103), number: 103, description: 'Apoyar', linesOfAction: [] },
    unitOfMeasure: 'Apoyo',
    annualGoal: '44',
    schedule,
    movement: moving(103).movement,
    inferred: false,
    source: null,
    metaId: null,
  });
}

describe('POA-T01: the plan of a quarter that was over is changed', () => {
  const april = [...AUTHORIZED_PLAN, ...folioInEffect([draftRow(101)])];

  it('appears for a line that is opened with something in it', () => {
    const history = [...april, opened(['10', '15', '19', '0'])];
    expect(findingsAfter('POA-T01', ...history)).toStrictEqual([
      finding('POA-T01', at.subject, {
        ...{ lineId: idOf(103), number: 103, quarter: 1, folio: at.folio },
        severity: 'warning',
        message:
          'El folio 2021-04-1 abre la acción 103 con 10 en el trimestre I, que ya había terminado.',
        expected: '0',
        actual: '10',
        evidence: 'I: 0 → 10',
      }),
    ]);
  });

  it('appears for another plan of a quarter before the date of the folio', () => {
    const history = [...april, rescheduled(101, ['20', '20', '10', '10'])];
    expect(findingsAfter('POA-T01', ...history)).toStrictEqual([
      finding('POA-T01', at.subject, {
        ...{ lineId: idOf(101), number: 101, quarter: 1, folio: at.folio },
        severity: 'warning',
        message:
          'El folio 2021-04-1 cambia lo programado de la acción 101 de 30 a 20 ' +
          'en el trimestre I, que ya había terminado.',
        expected: '30',
        actual: '20',
        evidence: 'I: 30 → 20',
      }),
    ]);
  });

  it('appears for a quarter that was closed, whatever the date', () => {
    const early = folioInEffect([draftRow(101)], { formDate: '2021-03' });
    const history = [...withClosed(AUTHORIZED_PLAN, 1), ...early];
    const movement = { ...moving(101, { folio: '2021-03-1' }) };
    const change = event('ScheduleChanged', { ...movement, schedule: ['29', '11', '10', '10'] });
    const [found] = findingsAfter('POA-T01', ...history, change);
    expect(found?.evidence).toBe('I: 30 → 29');
    expect(findingsAfter('POA-T01', ...AUTHORIZED_PLAN, ...early, change)).toStrictEqual([]);
  });

  it('appears for what an amount that comes back restores in a closed quarter', () => {
    const given = event('ActionTransferred', {
      ...moving(101),
      transferId: 'transfer',
      amount: '10',
      whole: false,
      to: { planId: '2021.54203', lineId: 'line' },
      schedule: ['30', '0', '10', '10'],
    });
    const returned = event('TransferReturned', {
      transferId: 'transfer',
      amount: '10',
      reason: 'No corresponde',
      returnedBy: '2021.54203',
      restored: [{ lineId: idOf(101), schedule: ['30', '10', '10', '10'] }],
    });
    const history = [...april, given];
    const found = findingsAfter('POA-T01', ...withClosed(history, 1, 2), returned);
    expect(found.map(({ evidence }) => evidence)).toEqual(['II: 0 → 10']);
    expect(findingsAfter('POA-T01', ...withClosed(history, 1), returned)).toStrictEqual([]);
  });

  it('does not appear where only later quarters change, or the line opens empty', () => {
    const later = rescheduled(101, ['30', '0', '20', '10']);
    expect(findingsAfter('POA-T01', ...april, later)).toStrictEqual([]);
    expect(findingsAfter('POA-T01', ...april, opened(['0', '25', '19', '0']))).toStrictEqual([]);
  });

  it('does not appear where the plan before was not stated', () => {
    const row = movementRow([1, 101, 'R'], { modified: '60' });
    const baseline = AUTHORIZED_PLAN.map((each): PlanEvent => {
      return each.type === 'ActionOpened'
        ? { ...each, data: { ...each.data, schedule: null } }
        : each;
    });
    const folio = folioTranscribed(modificationSheet([[row]]));
    const change = rescheduled(101, ['20', '20', '10', '10']);
    expect(findingsAfter('POA-T01', ...baseline, ...folio, change)).toStrictEqual([]);
  });
});

describe('POA-M02: an amount is under way at the end of a quarter', () => {
  const given = [
    ...AUTHORIZED_PLAN,
    event('ActionTransferred', {
      ...moving(101),
      transferId: 'transfer',
      amount: '10',
      whole: false,
      to: { planId: '2021.54203', lineId: 'line' },
      schedule: ['20', '10', '10', '10'],
    }),
  ];

  it('appears in the plan that gave it, once it closes a quarter', () => {
    expect(findingsAfter('POA-M02', ...withClosed(given, 1))).toStrictEqual([
      finding('POA-M02', 'transfer', {
        ...{ lineId: idOf(101), number: 101, quarter: 1, folio: '2021-04-1' },
        severity: 'warning',
        message:
          'De la acción 101 había 10 en tránsito hacia el plan 2021.54203 ' +
          'al cierre del trimestre I.',
        actual: '10',
        evidence: '10 hacia 2021.54203, folio 2021-04-1: trimestre I',
      }),
    ]);
  });

  it('is one finding for a transfer, over as many quarters as it lasts', () => {
    const found = findingsAfter('POA-M02', ...withClosed(given, 1, 2));
    expect(found.map(({ evidence }) => evidence)).toEqual([
      '10 hacia 2021.54203, folio 2021-04-1: trimestre I, trimestre II',
    ]);
  });

  it('does not appear while the quarter is open, or where it was taken in before', () => {
    expect(findingsAfter('POA-M02', ...given)).toStrictEqual([]);
    const receivedBy = { planId: '2021.54203', lineId: 'line', folio: '2021-04-1' };
    const completed = event('TransferCompleted', { transferId: 'transfer', receivedBy });
    expect(findingsAfter('POA-M02', ...withClosed([...given, completed], 1))).toStrictEqual([]);
  });
});
