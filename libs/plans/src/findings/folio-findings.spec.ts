import { folioTranscribed, increased, moving } from '../../../../test/support/folio-history';
import { AUTHORIZED_PLAN, event, idOf, PLAN_ID } from '../../../../test/support/plan-history';
import { finding, findingsAfter, placeIn } from '../../../../test/support/plan-findings';
import { modificationSheet, movementRow } from '../../../../test/support/printed-sheets';
import type { PrintedMovementRow } from '../plan/printed-sheet';
import type { MovementCode } from '../plan/words';

const FOLIO = '2021-04-1';
const SUBJECT = `${PLAN_ID} ${FOLIO} 1 1`;
const SHEET = modificationSheet([]);
const about = {
  ...{ lineId: idOf(101), number: 101, folio: FOLIO },
  source: placeIn(SHEET, 11),
} as const;

type Figures = Partial<PrintedMovementRow> & Pick<PrintedMovementRow, 'modified'>;

function folioWith(figures: Figures, ...codes: readonly MovementCode[]) {
  const row = movementRow([1, 101, ...codes], figures);
  return [...AUTHORIZED_PLAN, ...folioTranscribed(modificationSheet([[row]]))];
}

describe('POA-C04: the modified goal does not follow from its row', () => {
  it('appears where authorized and movements make another goal', () => {
    const figures = { authorized: '60', increase: '10', modified: '75' };
    expect(findingsAfter('POA-C04', ...folioWith(figures, 'AM'))).toStrictEqual([
      finding('POA-C04', SUBJECT, {
        ...about,
        severity: 'error',
        message:
          'La acción 101 imprime en el folio 2021-04-1 una meta modificada de 75 ' +
          'y de su fila resulta 70.',
        expected: '70',
        actual: '75',
        evidence: 'autorizada 60; aumento 10; modificada 75; calendario – · – · – · –',
      }),
    ]);
  });

  it('appears where the calendar adds up to something else, a blank cell being 0', () => {
    const figures = { authorized: '60', decrease: '10', modified: '50' };
    const history = folioWith({ ...figures, calendar: ['20', '10', '19', null] }, 'D');
    expect(findingsAfter('POA-C04', ...history)).toStrictEqual([
      finding('POA-C04', SUBJECT, {
        ...about,
        severity: 'error',
        message:
          'La acción 101 tiene en el folio 2021-04-1 un calendario que suma 49 ' +
          'y una meta modificada de 50.',
        expected: '50',
        actual: '49',
        evidence: 'autorizada 60; disminución 10; modificada 50; calendario 20 · 10 · 19 · –',
      }),
    ]);
  });

  it('appears for a suppression that takes away less than all, or leaves something', () => {
    const figuresOf = (figures: Figures) =>
      findingsAfter('POA-C04', ...folioWith({ authorized: '60', ...figures }, 'S')).map(
        ({ expected, actual }) => [expected, actual],
      );
    expect(figuresOf({ decrease: '4', modified: '0' })).toStrictEqual([['56', '0']]);
    expect(figuresOf({ decrease: '4', modified: '56' })).toStrictEqual([['0', '56']]);
    expect(figuresOf({ decrease: '60', modified: '0' })).toStrictEqual([]);
    expect(figuresOf({ authorized: null, decrease: '60', modified: '0' })).toStrictEqual([]);
  });

  it('appears where the codes say another movement than the amounts', () => {
    const figures = { authorized: '60', increase: '10', modified: '70' };
    expect(findingsAfter('POA-C04', ...folioWith(figures, 'D'))).toStrictEqual([
      finding('POA-C04', SUBJECT, {
        ...about,
        severity: 'error',
        message:
          'La acción 101 lleva D en el folio 2021-04-1 y las cantidades de su fila ' +
          'no son de ese movimiento.',
        actual: 'D',
        evidence: 'D: autorizada 60; aumento 10; modificada 70; calendario – · – · – · –',
      }),
    ]);
  });

  it('does not appear where all agrees, nor for a calendar left wholly blank', () => {
    const agreeing = { authorized: '60', increase: '10', modified: '70' };
    const calendar = ['20', null, '50', null] as const;
    expect(findingsAfter('POA-C04', ...folioWith({ ...agreeing, calendar }, 'AM'))).toEqual([]);
    expect(findingsAfter('POA-C04', ...folioWith(agreeing, 'AM'))).toEqual([]);
    const opened = { increase: '44', modified: '44' };
    expect(findingsAfter('POA-C04', ...folioWith(opened, 'AP'))).toEqual([]);
    const suppressed = { authorized: '60', modified: '0' };
    expect(findingsAfter('POA-C04', ...folioWith(suppressed, 'S'))).toEqual([]);
  });

  it('does not appear where a CUM restates the goal, or would have', () => {
    const row = movementRow([1, 101, 'CUM'], { authorized: '60', modified: '600' });
    const sheet = modificationSheet([[row]]);
    const restated = { unitOfMeasure: 'Obra', annualGoal: '600', carriedOver: '0' };
    const changed = event('UnitOfMeasureChanged', { ...moving(101), ...restated });
    const history = [...AUTHORIZED_PLAN, ...folioTranscribed(sheet)];
    expect(findingsAfter('POA-C04', ...history, changed)).toEqual([]);
    expect(findingsAfter('POA-C04', ...history)).toHaveLength(1);
    const onRecordOnly = [...AUTHORIZED_PLAN, ...folioTranscribed(sheet, { applied: false })];
    expect(findingsAfter('POA-C04', ...onRecordOnly)).toEqual([]);
  });
});

describe('POA-M01: a transfer names no counterpart', () => {
  const figures = { authorized: '60', increase: '100', modified: '160' };

  it('appears with the codes and the amount', () => {
    const history = [...folioWith(figures, 'T', 'AM'), increased(moving(101), '100')];
    expect(findingsAfter('POA-M01', ...history)).toStrictEqual([
      finding('POA-M01', SUBJECT, {
        ...about,
        severity: 'warning',
        message: 'La acción 101 lleva T / AM de 100 en el folio 2021-04-1 y no nombra contraparte.',
        actual: '100',
        evidence: 'T / AM: aumento 100, sin contraparte',
      }),
    ]);
  });

  it('does not appear without T, nor where the transfer has its other line', () => {
    expect(findingsAfter('POA-M01', ...folioWith(figures, 'AM'))).toStrictEqual([]);
    const received = event('ActionReceived', {
      ...moving(101),
      transferId: 'transfer',
      amount: '100',
      from: { planId: PLAN_ID, lineId: idOf(102) },
      opened: null,
    });
    expect(findingsAfter('POA-M01', ...folioWith(figures, 'T'), received)).toStrictEqual([]);
  });
});
