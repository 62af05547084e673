import { applied, content, DRAFTED, GIVEN, inPlan } from '../../../../test/support/described';
import { event, idOf, PLAN_ID, reported, UNIT } from '../../../../test/support/plan-history';
import type { PlanEvent } from '../plan/plan.events';
import type { MovementCode } from '../plan/words';

const source = { sheet: 's', file: 'folio.txt', sha256: 'f', line: 1, row: 1 };
const printedAs = (...codes: readonly MovementCode[]) => {
  return { ...applied, source, movement: { ...applied.movement, codes } };
};
const signed = { role: 'prepared' as const, digest: 'd', signedBy: UNIT };

describe('the sentence of', () => {
  const from = { planId: '2021.99999', lineId: 'x' };
  const cases: readonly (readonly [string, readonly PlanEvent[]])[] = [
    ['Se autorizó el programa con sus metas anuales', []],
    ['Se cerró el programa', [event('PlanClosed', {})]],
    [
      'Se registró que la meta 100 es la suma de sus acciones (inferido de la hoja)',
      [event('MetaDeclaredAdditive', { lineId: idOf(100), inferred: true, source: null })],
    ],
    [
      'Se corrigió lo alcanzado en el trimestre I de la acción 101: de 3 a 4',
      [
        reported(101, 1, '3'),
        event('ProgressCorrected', { quarter: 1, lineId: idOf(101), achieved: '4', reason: 'x' }),
      ],
    ],
    [
      'u-elena firmó «Elaboró» en el trimestre III',
      [event('QuarterSigned', { quarter: 3, ...signed })],
    ],
    ['Se cerró el trimestre IV', [event('QuarterClosed', { quarter: 4 })]],
    [
      'Corrección técnica del nombre del ramo: «OBRAS»',
      [event('TechnicalCorrectionMade', { field: 'branch', value: 'OBRAS', reason: 'x' })],
    ],
    [
      'Se atendió el hallazgo f-1',
      [event('FindingAcknowledged', { findingId: 'f-1', evidenceDigest: 'd', reason: 'x' })],
    ],
    ['Se elaboró el folio F-1', [DRAFTED]],
    [
      'u-elena firmó «Elaboró» en el folio F-1',
      [DRAFTED, event('ModificationSigned', { folio: 'F-1', ...signed })],
    ],
    [
      'Se devolvió el folio F-1',
      [DRAFTED, event('ModificationReturned', { folio: 'F-1', reason: 'x' })],
    ],
    [
      'Se retiró el folio F-1',
      [DRAFTED, event('ModificationWithdrawn', { folio: 'F-1', reason: 'x' })],
    ],
    [
      'Se cambió el contenido del folio F-1: sus firmas quedan sin efecto',
      [DRAFTED, event('ModificationRedrafted', { folio: 'F-1', content })],
    ],
    [
      'Se autorizó el folio F-1: sus movimientos surten efecto',
      [DRAFTED, event('ModificationAuthorized', { folio: 'F-1' })],
    ],
    ['Se suprimió la acción 101 (folio F-1)', [event('LineSuppressed', applied)]],
    [
      'Se recalendarizó la acción 101 (folio F-1)',
      [event('ScheduleChanged', { ...applied, schedule: ['10', '20', '20', '10'] })],
    ],
    [
      'Disminuyó en 60 la meta anual de la acción 101, de 60 a 0 (folio F-1)',
      [
        event('AnnualGoalDecreased', {
          ...applied,
          decrease: '60',
          schedule: ['0', '0', '0', '0'],
        }),
      ],
    ],
    [
      'Aumentó en 57 la meta anual de la acción 101, de 60 a 117 (folio F-1, impreso con D)',
      [event('AnnualGoalIncreased', { ...printedAs('D'), increase: '57' })],
    ],
    [
      'Aumentó en 57 la meta anual de la acción 101, de 60 a 117 (folio F-1)',
      [event('AnnualGoalIncreased', { ...printedAs('T', 'AM'), increase: '57' })],
    ],
    ['Se transfirió 10 de la acción 101 a otro programa (2021.99999) (folio F-1)', [GIVEN]],
    [
      'Se transfirió la acción 101 completa (60) a la acción 102 (folio F-1)',
      [
        event('ActionTransferred', {
          ...GIVEN.data,
          amount: '60',
          whole: true,
          to: { planId: PLAN_ID, lineId: idOf(102) },
        }),
      ],
    ],
    [
      'Se recibió 10 en la acción 101, de otro programa (2021.99999) (folio F-1)',
      [event('ActionReceived', { ...applied, transferId: 't', amount: '10', from, opened: null })],
    ],
    [
      'Cambió la unidad de medida de la acción 101, de Expediente a Caja: ' +
        'meta anual de 60 a 6 (folio F-1)',
      [
        event('UnitOfMeasureChanged', {
          ...applied,
          unitOfMeasure: 'Caja',
          annualGoal: '6',
          carriedOver: '0',
          schedule: ['3', '1', '1', '1'],
        }),
      ],
    ],
    [
      'Se devolvió al programa 2021.99999 la cantidad de 10 en tránsito',
      [event('TransferDeclined', { transferId: 't', amount: '10', from, reason: 'x' })],
    ],
    [
      'El programa 2021.99999 recibió lo transferido de la acción 101 (folio F-9)',
      [
        GIVEN,
        event('TransferCompleted', {
          transferId: 't-1',
          receivedBy: { planId: '2021.99999', lineId: 'x', folio: 'F-9' },
        }),
      ],
    ],
  ];

  it.each(cases)('%s', (summary, events) => {
    expect(inPlan(...events).summary).toBe(summary);
  });
});
