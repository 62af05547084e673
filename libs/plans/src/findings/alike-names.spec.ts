import { event, META_100 } from '../../../../test/support/plan-history';
import { findingsOf, opened, sheetOf, signedBy } from '../../../../test/support/catalogue-history';
import { finding, placeIn } from '../../../../test/support/plan-findings';
import { progressRow, progressSheet } from '../../../../test/support/printed-sheets';
import type { PlanEvent } from '../plan/plan.events';

const ofBody = { planId: null } as const;
const PLACE = placeIn(progressSheet([]), 1);

describe('POA-I06: two names look like one', () => {
  it('appears for a unit code that differs in one place from one of its branch', () => {
    expect(findingsOf('POA-I06', opened('34201'))).toStrictEqual([
      finding('POA-I06', 'executingUnit 34201', {
        ...ofBody,
        severity: 'notice',
        message:
          'La unidad ejecutora 34201 se parece a 54201, que seguiría la numeración del ramo 54.',
        expected: '54201',
        actual: '34201',
        evidence: '34201 y 54201',
      }),
    ]);
    expect(findingsOf('POA-I06', opened('54201'), opened('61201'))).toStrictEqual([]);
  });

  it('appears for persons, whatever their titles; farther names do not count', () => {
    const found = findingsOf(
      'POA-I06',
      sheetOf('54201', { signatures: signedBy('LIC. YARELI GUZMÁN OLAMANZA') }),
      sheetOf('54202', { signatures: signedBy('Lic. Yareli Guzmán Almanza') }),
      sheetOf('54203', { signatures: signedBy('L.E. YARELI GUZMAN ALMANZA', ['Y. Guzmán A.']) }),
    );
    expect(found).toStrictEqual([
      finding('POA-I06', 'person YARELIGUZMANOLAMANZA', {
        ...ofBody,
        severity: 'notice',
        message:
          'Los nombres de persona «LIC. YARELI GUZMÁN OLAMANZA» y ' +
          '«Lic. Yareli Guzmán Almanza» parecen uno solo.',
        evidence: 'LIC. YARELI GUZMÁN OLAMANZA, Lic. Yareli Guzmán Almanza',
        source: PLACE,
      }),
    ]);
  });

  it('appears for units of measure, one finding for all that look alike', () => {
    const units = ['Beneficiados', 'Sesión', 'Beneficiario', 'BENEFICIADO', 'Reunión'];
    const rows = units.map((unitOfMeasure, at) => progressRow(at + 1, 300 + at, { unitOfMeasure }));
    const found = findingsOf('POA-I06', sheetOf('54201', { rows }));
    expect(found.map(({ evidence, source }) => [evidence, source?.line])).toEqual([
      ['Beneficiados, Beneficiario, BENEFICIADO', 13],
    ]);
  });

  it('joins what a new name shows to be alike, under the oldest name', () => {
    const line = (unitOfMeasure: string): PlanEvent => {
      return event('MetaOpened', { ...META_100.data, unitOfMeasure });
    };
    const [planId, first] = opened('54201');
    const two = ['Beneficiado', 'Beneficiadors'].map(line);
    const names = [...two, line('Eventos'), line('Evento'), line('Beneficiario')];
    const found = findingsOf('POA-I06', [planId, ...(first ? [first] : []), ...names]);
    expect(found.map(({ evidence }) => evidence).sort()).toEqual([
      'Beneficiado, Beneficiadors, Beneficiario',
      'Eventos, Evento',
    ]);
  });
});
