import { folioTranscribed, increased, moving } from '../../../../test/support/folio-history';
import { AUTHORIZED_PLAN, idOf, PLAN_ID } from '../../../../test/support/plan-history';
import {
  finding,
  findingsAfter,
  placeIn,
  transcribed,
} from '../../../../test/support/plan-findings';
import {
  modificationSheet,
  movementRow,
  progressRow,
  progressSheet,
} from '../../../../test/support/printed-sheets';
import type { PlanEvent } from '../plan/plan.events';
import type { PrintedProgressRow } from '../plan/printed-sheet';

const FIRST = progressSheet([progressRow(1, 401, { achieved: ['32', null, null, null] })]);
const HISTORY = transcribed(FIRST);

/** A sheet of quarter II; it only adds what is new, so here nothing but itself. */
function later(row: Partial<PrintedProgressRow>, digest = 'b2'): PlanEvent {
  const achieved = ['32', '5', null, null] as const;
  const rows = [progressRow(1, 401, { achieved, ...row })];
  const sheet = progressSheet(rows, { sheet: digest.repeat(32), quarter: 2 });
  const [event] = transcribed(sheet, { isFirst: false });
  if (event === undefined) throw new Error('a sheet is at least itself');
  return event;
}
const about = { lineId: idOf(401), number: 401, source: placeIn(FIRST, 11) } as const;

describe('POA-R01: a later sheet prints another figure for a quarter already reported', () => {
  it('appears with both figures', () => {
    const other = later({ achieved: ['31', '5', null, null] });
    expect(findingsAfter('POA-R01', ...HISTORY, other)).toStrictEqual([
      finding('POA-R01', `${idOf(401)} 1`, {
        ...about,
        severity: 'warning',
        quarter: 1,
        message:
          'La acción 401 tiene 32 informado en el trimestre I y una hoja posterior imprime 31.',
        expected: '32',
        actual: '31',
        evidence: 'en el libro: 32; en la hoja: 31',
      }),
    ]);
  });

  it('is one finding for a quarter, whatever the number of sheets', () => {
    const sheets = [
      later({ achieved: ['31', null, null, null] }),
      later({ achieved: ['30', null, null, null] }, 'c3'),
    ];
    const found = findingsAfter('POA-R01', ...HISTORY, ...sheets);
    expect(found.map(({ evidence }) => evidence)).toEqual([
      'en el libro: 32; en la hoja: 31 / en el libro: 32; en la hoja: 30',
    ]);
  });

  it('does not appear for the same figure, a blank, or a placeholder of a later quarter', () => {
    expect(findingsAfter('POA-R01', ...HISTORY, later({}))).toStrictEqual([]);
    const blank = later({ achieved: [null, '5', '0', '0'] });
    expect(findingsAfter('POA-R01', ...HISTORY, blank)).toStrictEqual([]);
  });
});

describe("POA-R02: a sheet's annual goal or plan is not the ledger's", () => {
  it('appears for another annual goal', () => {
    expect(findingsAfter('POA-R02', ...HISTORY, later({ annualGoal: '50' }))).toStrictEqual([
      finding('POA-R02', idOf(401), {
        ...about,
        severity: 'warning',
        message:
          'La acción 401 aparece en una hoja posterior con una meta anual de 50; ' +
          'en el libro es de 40, sin modificación de por medio.',
        expected: '40',
        actual: '50',
        evidence: 'meta anual: 40 en el libro, 50 en la hoja',
      }),
    ]);
  });

  it('appears for another plan of the same goal', () => {
    const [found] = findingsAfter(
      'POA-R02',
      ...HISTORY,
      later({ planned: ['10', '12', '8', '10'] }),
    );
    expect(found).toMatchObject({ expected: '10', actual: '12' });
    expect(found?.evidence).toBe(
      'programado: 10 · 10 · 10 · 10 en el libro, 10 · 12 · 8 · 10 en la hoja',
    );
  });

  it('does not appear for the same, for blanks, or with the modification on record', () => {
    expect(findingsAfter('POA-R02', ...HISTORY, later({}))).toStrictEqual([]);
    const blank = later({ planned: [null, null, null, null] });
    expect(findingsAfter('POA-R02', ...HISTORY, blank)).toStrictEqual([]);
    const raised = [...HISTORY, increased(moving(401), '10')];
    expect(findingsAfter('POA-R02', ...raised, later({ annualGoal: '40' }))).toStrictEqual([]);
    expect(findingsAfter('POA-R02', ...raised, later({ annualGoal: '60' }))).toHaveLength(1);
  });

  const row = movementRow([1, 101, 'AM'], { authorized: '70', increase: '5', modified: '75' });
  const folio = (applied: boolean, other = row) =>
    folioTranscribed(modificationSheet([[other]]), { applied });

  it('appears for a folio whose authorized goals are not the current ones', () => {
    expect(findingsAfter('POA-R02', ...AUTHORIZED_PLAN, ...folio(false))).toStrictEqual([
      finding('POA-R02', `${PLAN_ID} 2021-04-1 1 1`, {
        ...{ lineId: idOf(101), number: 101, folio: '2021-04-1', source: placeIn(FIRST, 11) },
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
