import { moving } from '../../../../test/support/folio-history';
import { AUTHORIZED_PLAN, event, idOf, reported } from '../../../../test/support/plan-history';
import { finding, findingsAfter } from '../../../../test/support/plan-findings';
import type { PlanEvent } from '../plan/plan.events';
import type { Quarter } from '../plan/words';

describe('POA-I01: a number is used again for another line', () => {
  const again = event('ActionOpened', {
    ...{ lineId: 'another', number: 102, description: 'Entregar tarjetas', linesOfAction: [] },
    unitOfMeasure: 'Tarjeta',
    annualGoal: '9579',
    schedule: null,
    movement: moving(102).movement,
    inferred: false,
    source: null,
    metaId: null,
  });

  it('appears for the later line, with the wording of both', () => {
    expect(findingsAfter('POA-I01', ...AUTHORIZED_PLAN, again)).toStrictEqual([
      finding('POA-I01', 'another', {
        severity: 'notice',
        lineId: 'another',
        number: 102,
        message: 'El número 102 se usa de nuevo para otra línea.',
        evidence: '«Integrar expedientes de apoyo» (Expediente); «Entregar tarjetas» (Tarjeta)',
      }),
    ]);
  });

  it('does not appear where every line has its own number', () => {
    expect(findingsAfter('POA-I01', ...AUTHORIZED_PLAN)).toStrictEqual([]);
  });
});

describe('POA-J02: several lines share one and the same remark', () => {
  const remarked = (number: number, remarks: string | null, quarter: Quarter = 1): PlanEvent =>
    event('ProgressReported', { ...reported(number, quarter, '0').data, remarks });

  it('appears for each of them, with all their numbers', () => {
    const history = [remarked(100, 'En análisis'), remarked(102, 'En análisis ')];
    const found = findingsAfter('POA-J02', ...AUTHORIZED_PLAN, ...history);
    expect(found).toStrictEqual([
      finding('POA-J02', `${idOf(100)} 1`, {
        severity: 'notice',
        ...{ lineId: idOf(100), number: 100, quarter: 1 },
        message:
          'La meta 100 lleva en el trimestre I la misma observación que otras líneas (100, 102).',
        evidence: '100, 102: «En análisis»',
      }),
      finding('POA-J02', `${idOf(102)} 1`, {
        severity: 'notice',
        ...{ lineId: idOf(102), number: 102, quarter: 1 },
        message:
          'La acción 102 lleva en el trimestre I la misma observación que otras líneas (100, 102).',
        evidence: '100, 102: «En análisis»',
      }),
    ]);
  });

  it('does not appear for remarks of one line, of other quarters, or blank ones', () => {
    const different = [remarked(101, 'En análisis'), remarked(102, 'Por lluvias')];
    expect(findingsAfter('POA-J02', ...AUTHORIZED_PLAN, ...different)).toStrictEqual([]);
    const apart = [remarked(101, 'En análisis'), remarked(102, 'En análisis', 2)];
    expect(findingsAfter('POA-J02', ...AUTHORIZED_PLAN, ...apart)).toStrictEqual([]);
    const blank = [remarked(100, null), remarked(101, null), remarked(102, ' ')];
    expect(findingsAfter('POA-J02', ...AUTHORIZED_PLAN, ...blank)).toStrictEqual([]);
  });
});
