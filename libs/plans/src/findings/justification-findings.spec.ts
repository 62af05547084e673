import { draftRow, folioInEffect, folioTranscribed } from '../../../../test/support/folio-history';
import { AUTHORIZED_PLAN, event, idOf, PLAN_ID } from '../../../../test/support/plan-history';
import { finding, findingsAfter, placeIn } from '../../../../test/support/plan-findings';
import { modificationSheet, movementRow } from '../../../../test/support/printed-sheets';
import { lineIdInFolio } from '../plan/ids';

const FOLIO = '2021-04-1';
const LATE =
  'En el 1er trimestre de 2021 no se reflejaron y se entregaron 3,784 tarjetas de las cuales ' +
  'hay registro, que se indican en el 2do trimestre.';

function folioWith(justification: string | null) {
  const row = movementRow([1, 101, 'AM'], { authorized: '60', modified: '60', justification });
  return [...AUTHORIZED_PLAN, ...folioTranscribed(modificationSheet([[row]]))];
}
const about = {
  ...{ lineId: idOf(101), number: 101, folio: FOLIO },
  source: placeIn(modificationSheet([]), 11),
} as const;

describe('POA-J01: a movement has no justification of its own', () => {
  it('appears with the one that it inherits', () => {
    expect(findingsAfter('POA-J01', ...folioWith(null))).toStrictEqual([
      finding('POA-J01', `${PLAN_ID} ${FOLIO} 1 1`, {
        ...about,
        severity: 'notice',
        message:
          'La acción 101 no tiene justificación propia en el folio 2021-04-1 ' +
          'y hereda la de su bloque.',
        evidence: 'bloque: «Por ampliación»',
      }),
    ]);
  });

  it('appears for a row of a live folio, only once the folio takes effect', () => {
    const rows = [draftRow(101), draftRow(102, { justification: null })];
    const history = [...AUTHORIZED_PLAN, ...folioInEffect(rows)];
    const found = findingsAfter('POA-J01', ...history);
    expect(found.map(({ number }) => number)).toEqual([102]);
    expect(findingsAfter('POA-J01', ...history.slice(0, -1))).toStrictEqual([]);
  });

  it('names the line that an earlier row of the folio opens', () => {
    const opens = { kind: 'meta', number: 300, unitOfMeasure: 'Caja', additive: false } as const;
    const opening = { opens, lineId: null, authorized: null, movements: [{ code: 'AP' }] } as const;
    const lineId = lineIdInFolio(PLAN_ID, FOLIO, { block: 1, row: 1 });
    const rows = [draftRow(300, opening), draftRow(300, { lineId, justification: null })];
    expect(findingsAfter('POA-J01', ...AUTHORIZED_PLAN, ...folioInEffect(rows))).toStrictEqual([
      finding('POA-J01', `${PLAN_ID} ${FOLIO} 1 2`, {
        ...{ lineId, number: 300, folio: FOLIO },
        severity: 'notice',
        message:
          'La meta 300 no tiene justificación propia en el folio 2021-04-1 ' +
          'y hereda la de su bloque.',
        evidence: 'bloque: «Por ampliación»',
      }),
    ]);
  });

  it('does not appear for a row that has its own', () => {
    expect(findingsAfter('POA-J01', ...folioWith('Por demanda'))).toStrictEqual([]);
  });
});

describe('POA-T02: a justification names two quarters around a figure', () => {
  it('appears with the words quoted', () => {
    expect(findingsAfter('POA-T02', ...folioWith(LATE))).toStrictEqual([
      finding('POA-T02', `${PLAN_ID} ${FOLIO} 1 1`, {
        ...about,
        severity: 'notice',
        quarter: 2,
        message:
          'La acción 101 se justifica en el folio 2021-04-1 con 3,784 ' +
          'entre el trimestre I y el trimestre II.',
        actual: '3784',
        evidence: '«1er trimestre … 3,784 … 2do trimestre»',
      }),
    ]);
  });

  it("appears for a block's justification that no row bears as its own", () => {
    const rows = [draftRow(101, { justification: null })];
    const history = [...AUTHORIZED_PLAN, ...folioInEffect(rows, { justification: LATE })];
    expect(findingsAfter('POA-T02', ...history).map(({ message }) => message)).toEqual([
      'El bloque de la acción 101 se justifica en el folio 2021-04-1 con 3,784 ' +
        'entre el trimestre I y el trimestre II.',
    ]);
  });

  it('does not appear for one quarter, nor for remarks of a report', () => {
    const one = 'Se supera la meta del primer trimestre por 3,784 tarjetas.';
    expect(findingsAfter('POA-T02', ...folioWith(one))).toStrictEqual([]);
    const remarked = event('ProgressReported', {
      quarter: 1,
      lineId: idOf(101),
      achieved: '30',
      remarks: LATE,
      occurredIn: [],
      source: null,
    });
    expect(findingsAfter('POA-T02', ...AUTHORIZED_PLAN, remarked)).toStrictEqual([]);
  });
});
