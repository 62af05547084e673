import { applied, DRAFTED, GIVEN, inPlan } from '../../../../test/support/described';
import { event, idOf, reported } from '../../../../test/support/plan-history';

it('says what a report changed, and why', () => {
  const report = event('ProgressReported', {
    ...reported(101, 2, '5').data,
    remarks: 'Hubo lluvias',
    occurredIn: [{ quarter: 1, amount: '2' }],
  });
  expect(inPlan(report)).toStrictEqual({
    lineId: idOf(101),
    number: 101,
    summary: 'Se reportó 5 en el trimestre II de la acción 101, de ellos 2 del trimestre I',
    changes: [
      { field: 'achieved.2', before: null, after: '5' },
      { field: 'remarks.2', before: null, after: 'Hubo lluvias' },
    ],
    justification: 'Hubo lluvias',
    folio: null,
    source: null,
  });
});

it('says what a correction of an earlier series was and is, and that it is the only change', () => {
  const remeasured = event('UnitOfMeasureChanged', {
    ...applied,
    unitOfMeasure: 'Caja',
    annualGoal: '6',
    carriedOver: '0',
  });
  const correction = { quarter: 1, lineId: idOf(101), achieved: '4', reason: 'Doble' } as const;
  const corrected = event('ProgressCorrected', { ...correction, series: 1 });
  expect(inPlan(reported(101, 1, '5'), remeasured, corrected)).toStrictEqual({
    lineId: idOf(101),
    number: 101,
    summary:
      'Se corrigió lo alcanzado en el trimestre I de la acción 101, medido en Expediente: de 5 a 4',
    changes: [{ field: 'series.1.achieved.1', before: '5', after: '4' }],
    justification: 'Doble',
    folio: null,
    source: null,
  });
  const silent = inPlan(remeasured, corrected);
  expect([silent.summary, silent.changes]).toStrictEqual([
    'Se corrigió lo alcanzado en el trimestre I de la acción 101, medido en Expediente: ' +
      'de sin reporte a 4',
    [{ field: 'series.1.achieved.1', before: null, after: '4' }],
  ]);
});

it('gives a movement the justification of its block, and its folio', () => {
  const raised = event('AnnualGoalIncreased', {
    ...applied,
    increase: '5',
    schedule: ['30', '10', '10', '15'],
  });
  expect(inPlan(DRAFTED, raised)).toMatchObject({
    summary: 'Aumentó en 5 la meta anual de la acción 101, de 60 a 65 (folio F-1)',
    changes: [
      { field: 'currentGoal', before: '60', after: '65' },
      { field: 'planned.4', before: '10', after: '15' },
    ],
    justification: 'Más obra',
    folio: 'F-1',
  });
});

it('says where a line that takes in a whole one has it from', () => {
  const from = { planId: '2021.99999', lineId: 'x' };
  const receipt = { ...applied, transferId: 't', amount: '5', from, opened: null };
  const whole = { ...receipt, schedule: ['30', '10', '10', '15'], whole: true } as const;
  expect(inPlan(event('ActionReceived', whole)).changes).toStrictEqual([
    { field: 'currentGoal', before: '60', after: '65' },
    { field: 'origin', before: null, after: '2021.99999 x' },
    { field: 'planned.4', before: '10', after: '15' },
  ]);
});

it('names the line that is not its own by its id', () => {
  const returned = event('TransferReturned', {
    transferId: 't-1',
    amount: '10',
    reason: 'Sin personal',
    returnedBy: '2021.99999',
    restored: [
      { lineId: idOf(101), schedule: ['30', '10', '10', '10'] },
      { lineId: idOf(100), schedule: ['41', '30', '20', '10'] },
    ],
  });
  const { lineId, changes, justification } = inPlan(GIVEN, returned);
  expect([lineId, justification]).toStrictEqual([idOf(101), 'Sin personal']);
  expect(changes).toStrictEqual([
    { field: `lines.${idOf(100)}.currentGoal`, before: '100', after: '101' },
    { field: `lines.${idOf(100)}.planned.1`, before: '40', after: '41' },
    { field: 'currentGoal', before: '50', after: '60' },
    { field: 'planned.1', before: '20', after: '30' },
    { field: 'underWay.t-1', before: '10', after: null },
  ]);
});
