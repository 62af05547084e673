import { folioTranscribed } from '../../../../test/support/folio-history';
import { AUTHORIZED_PLAN, idOf, PLAN_ID } from '../../../../test/support/plan-history';
import { finding, findingsAfter, placeIn } from '../../../../test/support/plan-findings';
import { modificationSheet, movementRow } from '../../../../test/support/printed-sheets';

describe('POA-R02: a folio on paper is not applied', () => {
  const row = movementRow([1, 101, 'AM'], { authorized: '70', increase: '5', modified: '75' });
  const folio = (applied: boolean, other = row) =>
    folioTranscribed(modificationSheet([[other]]), { applied });

  it('appears for a folio whose authorized goals are not the current ones', () => {
    expect(findingsAfter('POA-R02', ...AUTHORIZED_PLAN, ...folio(false))).toStrictEqual([
      finding('POA-R02', `${PLAN_ID} 2021-04-1 1 1`, {
        ...{
          lineId: idOf(101),
          number: 101,
          folio: '2021-04-1',
          source: placeIn(modificationSheet([]), 11),
        },
        severity: 'warning',
        message:
          'La acción 101 aparece en el folio 2021-04-1 con una meta autorizada de 70; ' +
          'en el libro es de 60, y el folio no se aplicó.',
        expected: '60',
        actual: '70',
        evidence: 'en el libro: 60; en el folio: 70',
      }),
    ]);
  });

  it('appears for a folio about a line that the ledger does not hold', () => {
    const unknown = movementRow([1, 909, 'AM'], { authorized: '70', modified: '75' });
    const [found] = findingsAfter('POA-R02', ...AUTHORIZED_PLAN, ...folio(false, unknown));
    expect(found).toMatchObject({ lineId: null, number: 909, expected: null, actual: '70' });
    expect(found?.evidence).toBe('en el libro: sin la línea; en el folio: 70');
  });

  it('appears for a folio that is on record only, whatever the reason', () => {
    const same = movementRow([1, 101, 'AM'], { authorized: '60', increase: '5', modified: '65' });
    const [found] = findingsAfter('POA-R02', ...AUTHORIZED_PLAN, ...folio(false, same));
    expect(found?.message).toBe(
      'El folio 2021-04-1 está registrado sin aplicarse: no concuerda con el libro.',
    );
  });

  it('does not appear for a folio that applies', () => {
    const same = movementRow([1, 101, 'AM'], { authorized: '60', increase: '5', modified: '65' });
    expect(findingsAfter('POA-R02', ...AUTHORIZED_PLAN, ...folio(true, same))).toStrictEqual([]);
  });
});
