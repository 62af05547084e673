import { increased, moving } from '../../../../test/support/folio-history';
import { AUTHORIZED_PLAN, event, idOf } from '../../../../test/support/plan-history';
import {
  finding,
  findingsAfter,
  placeIn,
  transcribed,
} from '../../../../test/support/plan-findings';
import { progressRow, progressSheet } from '../../../../test/support/printed-sheets';
import type { PlanEvent } from '../plan/plan.events';
import type { PrintedProgressRow } from '../plan/printed-sheet';

const FIRST = progressSheet([progressRow(1, 401, { achieved: ['32', null, null, null] })]);
const HISTORY = transcribed(FIRST);

/** A sheet of quarter II; it only adds what is new, so here nothing but itself. */
function later(row: Partial<PrintedProgressRow>, digest = 'b2'): PlanEvent {
  const achieved = ['32', '5', null, null] as const;
  const rows = [progressRow(1, 401, { achieved, ...row })];
  const sheet = progressSheet(rows, { sheet: digest.repeat(32), quarter: 2 });
  const [form] = transcribed(sheet, { isFirst: false });
  if (form === undefined) throw new Error('a sheet is at least itself');
  return form;
}
const about = { lineId: idOf(401), number: 401, source: placeIn(FIRST, 11) } as const;

describe('POA-R01: a later sheet prints another figure for a quarter already reported', () => {
  const corrected = (achieved: string) =>
    event('ProgressCorrected', { quarter: 1, lineId: idOf(401), achieved, reason: 'Cotejado' });
  const other = later({ achieved: ['31', '5', null, null] });

  it('appears with both figures', () => {
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

  it('says what the ledger holds after a correction', () => {
    const [found] = findingsAfter('POA-R01', ...HISTORY, other, corrected('30'));
    expect(found).toMatchObject({ expected: '30', actual: '31' });
    expect(found?.evidence).toBe('en el libro: 30; en la hoja: 31');
  });

  it('does not appear once a correction took in the printed figure', () => {
    expect(findingsAfter('POA-R01', ...HISTORY, other, corrected('31'))).toStrictEqual([]);
  });

  it('is about the figure in the unit of measure of the sheet', () => {
    const restated = event('UnitOfMeasureChanged', {
      ...moving(401),
      ...{ unitOfMeasure: 'Obra', annualGoal: '80', carriedOver: '64' },
    });
    const anew = event('ProgressReported', {
      ...{ quarter: 1, lineId: idOf(401), achieved: '31', remarks: null, occurredIn: [] },
      source: null,
    });
    const [was] = findingsAfter('POA-R01', ...HISTORY, other);
    expect(findingsAfter('POA-R01', ...HISTORY, other, restated, anew)).toStrictEqual([was]);
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
    const since = [...HISTORY, increased(moving(401), '10')];
    expect(findingsAfter('POA-R02', ...since, later({ annualGoal: '40' }))).toStrictEqual([]);
    expect(findingsAfter('POA-R02', ...since, later({ annualGoal: '60' }))).toHaveLength(1);
  });

  it('appears for a line that a folio opened, once a sheet plans it otherwise', () => {
    const opening = event('ActionOpened', {
      ...{ lineId: idOf(401), number: 401, description: 'Renglón 401', linesOfAction: [] },
      ...{ unitOfMeasure: 'Expediente', annualGoal: '40', schedule: ['10', '10', '10', '10'] },
      movement: moving(401).movement,
      inferred: false,
      source: null,
      metaId: null,
    });
    const opened = [...AUTHORIZED_PLAN, opening];
    expect(findingsAfter('POA-R02', ...opened, later({}))).toStrictEqual([]);
    const other = later({ planned: ['0', '0', '0', '40'] });
    const [found] = findingsAfter('POA-R02', ...opened, other);
    expect(found).toMatchObject({ expected: '10', actual: '0' });
    const sameFolio = [...opened, increased(moving(401), '10')];
    expect(findingsAfter('POA-R02', ...sameFolio, later({ annualGoal: '40' }))).toHaveLength(1);
  });

  const raised = [...HISTORY, increased(moving(401), '10', ['20', '10', '10', '10'])];

  it('appears for a plan that never stood beside a goal that did', () => {
    const never = later({ planned: ['1', '1', '1', '1'] });
    const [found] = findingsAfter('POA-R02', ...raised, never);
    expect(found).toMatchObject({ expected: '10', actual: '1' });
    expect(found?.message).toBe(
      'La acción 401 aparece en una hoja posterior con un programado de 1; ' +
        'en el libro era de 10, sin modificación de por medio.',
    );
    const mixed = later({ annualGoal: '50' });
    expect(findingsAfter('POA-R02', ...raised, mixed)).toHaveLength(1);
    const now = later({ annualGoal: '50', planned: ['20', '10', '10', '10'] });
    expect(findingsAfter('POA-R02', ...raised, now)).toStrictEqual([]);
  });

  it('does not appear for what stood before any of several folios, but within one', () => {
    const second = moving(401, { folio: '2021-05-1' });
    const rows = [increased(second, '1'), increased(second, '2', ['23', '10', '10', '10'])];
    const history = [...raised, ...rows];
    expect(findingsAfter('POA-R02', ...history, later({}))).toStrictEqual([]);
    const between = later({ annualGoal: '50', planned: ['20', '10', '10', '10'] });
    expect(findingsAfter('POA-R02', ...history, between)).toStrictEqual([]);
    const within = later({ annualGoal: '51', planned: ['20', '10', '10', '10'] });
    expect(findingsAfter('POA-R02', ...history, within)).toHaveLength(1);
  });

  it('appears for another plan after a movement that changed neither goal nor plan', () => {
    const schedule = ['10', '10', '10', '10'] as const;
    const unchanged = [...HISTORY, event('ScheduleChanged', { ...moving(401), schedule })];
    const other = later({ annualGoal: '50' });
    expect(findingsAfter('POA-R02', ...unchanged, other)).toHaveLength(1);
  });

  it('does not appear for what an amount that came back replaced', () => {
    const given = event('ActionTransferred', {
      ...moving(401),
      transferId: 'transfer',
      amount: '10',
      whole: false,
      to: { planId: '2021.54203', lineId: 'line' },
      schedule: ['10', '10', '10', '0'],
    });
    const returned = event('TransferReturned', {
      ...{ transferId: 'transfer', amount: '10', reason: 'No corresponde' },
      returnedBy: '2021.54203',
      restored: [{ lineId: idOf(401), schedule: ['10', '10', '10', '10'] }],
    });
    const meanwhile = later({ annualGoal: '30', planned: ['10', '10', '10', '0'] });
    expect(findingsAfter('POA-R02', ...HISTORY, given, returned, meanwhile)).toStrictEqual([]);
  });
});
