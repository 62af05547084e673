import { event, idOf } from '../../../../test/support/plan-history';
import {
  finding,
  findingsAfter,
  placeIn,
  transcribed,
} from '../../../../test/support/plan-findings';
import { progressRow, progressSheet } from '../../../../test/support/printed-sheets';
import { rowIdInSheet } from '../plan/ids';
import type { PrintedProgressRow } from '../plan/printed-sheet';

const SHEET = progressSheet([]);
const ROW_ID = rowIdInSheet(SHEET.sheet, 1);
const about = { lineId: idOf(509), number: 509, quarter: 1, source: placeIn(SHEET, 11) } as const;

const sheetWith = (row: Partial<PrintedProgressRow>) =>
  transcribed(progressSheet([progressRow(1, 509, row)]));
const NOT_YET = [null, null, null] as const;

describe('POA-C02: what was achieved is not the printed absolute progress', () => {
  it('appears with both figures, as printed figures of later quarters do not count', () => {
    const row = { achieved: ['1', '7', '7', '7'], absolute: '0' } as const;
    expect(findingsAfter('POA-C02', ...sheetWith(row))).toStrictEqual([
      finding('POA-C02', ROW_ID, {
        ...about,
        severity: 'error',
        message:
          'La acción 509 suma 1 alcanzado hasta el trimestre I ' +
          'y su hoja imprime un avance absoluto de 0.',
        expected: '1',
        actual: '0',
        evidence: 'alcanzado: 1; avance absoluto impreso: 0',
      }),
    ]);
  });

  it('does not appear where they agree, a blank being nothing, or none is printed', () => {
    const agreeing = { achieved: ['1', ...NOT_YET], absolute: '1' } as const;
    expect(findingsAfter('POA-C02', ...sheetWith(agreeing))).toStrictEqual([]);
    const blank = { achieved: [null, ...NOT_YET], absolute: '0' } as const;
    expect(findingsAfter('POA-C02', ...sheetWith(blank))).toStrictEqual([]);
    const unprinted = { achieved: ['1', ...NOT_YET], absolute: null } as const;
    expect(findingsAfter('POA-C02', ...sheetWith(unprinted))).toStrictEqual([]);
  });

  it('is about the settled figures once an official settled the row', () => {
    const row = { placement: 'doubtful', absolute: '10' } as const;
    const doubtful = sheetWith({ ...row, planned: [null, ...NOT_YET] });
    expect(findingsAfter('POA-C02', ...doubtful)).toStrictEqual([]);
    const [found] = findingsAfter('POA-C02', ...doubtful, settledWith('9'));
    expect(found?.evidence).toBe('alcanzado: 9; avance absoluto impreso: 10');
    expect(findingsAfter('POA-C02', ...doubtful, settledWith('10'))).toStrictEqual([]);
  });
});

describe('POA-C03: the printed percentage is not the one that results', () => {
  it('appears with both percentages', () => {
    const row = { annualGoal: '60', absolute: '19', percentage: 31 } as const;
    expect(findingsAfter('POA-C03', ...sheetWith(row))).toStrictEqual([
      finding('POA-C03', ROW_ID, {
        ...about,
        severity: 'error',
        message: 'La acción 509 imprime 31 % de avance y 19 de 60 es 32 %.',
        expected: '32',
        actual: '31',
        evidence: '19 ÷ 60; porcentaje impreso: 31 %',
      }),
    ]);
  });

  it('does not appear for a percentage rounded half up, nor for a goal of 0', () => {
    const halfUp = { annualGoal: '8', absolute: '1', percentage: 13 } as const;
    expect(findingsAfter('POA-C03', ...sheetWith(halfUp))).toStrictEqual([]);
    const nothing = { annualGoal: '0', absolute: '1', percentage: 0 } as const;
    expect(findingsAfter('POA-C03', ...sheetWith(nothing))).toStrictEqual([]);
  });
});

describe('POA-O01: cells were put back into their columns', () => {
  const cells = ['2.6.1', '509.- Difundir', 'Revista', '40', '10', '3', '', '10', '80', 'Tarde'];
  const figures = { planned: ['10', '10', '10', '10'], achieved: ['3', ...NOT_YET] } as const;

  it('appears with the cells as printed and as they stand', () => {
    const row = { ...figures, cells, placement: 'put-back' } as const;
    expect(findingsAfter('POA-O01', ...sheetWith(row))).toStrictEqual([
      finding('POA-O01', ROW_ID, {
        ...about,
        severity: 'notice',
        message: 'La acción 509 tiene cifras fuera de su columna; se devolvieron a ella.',
        evidence: 'impreso: 40 | 10 | 3 | – | 10 | 80; P 10 · 10 · 10 · 10; A 3 · – · – · –',
      }),
    ]);
  });

  it('does not appear for a row that stands as printed', () => {
    const row = { ...figures, cells, placement: 'as-printed' } as const;
    expect(findingsAfter('POA-O01', ...sheetWith(row))).toStrictEqual([]);
  });
});

describe('POA-O02: the cells of a row can be placed in no way, or in several', () => {
  const cells = ['2.6.1', '509.- Difundir', 'Revista', '40', '10', '3'];
  const row = { cells, placement: 'doubtful', planned: [null, ...NOT_YET] } as const;

  it('appears with the cells as printed', () => {
    expect(findingsAfter('POA-O02', ...sheetWith(row))).toStrictEqual([
      finding('POA-O02', ROW_ID, {
        ...about,
        severity: 'error',
        message:
          'La acción 509 tiene cifras que no se dejan ubicar en sus columnas ' +
          'de una sola manera; solo se registró lo que es seguro.',
        evidence: 'impreso: 40 | 10 | 3',
      }),
    ]);
  });

  it('does not appear once the row was settled', () => {
    expect(findingsAfter('POA-O02', ...sheetWith(row), settledWith('3'))).toStrictEqual([]);
  });
});

describe('POA-I04: a row cites a line of action that its header does not list', () => {
  it('appears once for a line, with the codes that every sheet cites beyond its header', () => {
    const row = { linesOfAction: ['2.6.1', '2.6', '4.3.5'] };
    const later = progressSheet([progressRow(1, 509, { linesOfAction: ['2.6', '8.1'] })], {
      sheet: 'b2'.repeat(32),
      quarter: 2,
    });
    const history = [...sheetWith(row), ...transcribed(later, { isFirst: false })];
    expect(findingsAfter('POA-I04', ...history)).toStrictEqual([
      finding('POA-I04', idOf(509), {
        ...about,
        quarter: null,
        severity: 'warning',
        message:
          'La acción 509 cita líneas de acción que el encabezado no enlista: 2.6, 4.3.5, 8.1.',
        evidence: '2.6, 4.3.5, 8.1',
      }),
    ]);
  });

  it('does not appear where the header lists every code', () => {
    const history = sheetWith({ linesOfAction: ['2.6.1', '2.3.1'] });
    expect(findingsAfter('POA-I04', ...history)).toStrictEqual([]);
  });
});

function settledWith(achieved: string) {
  return event('RowResolved', {
    rowId: ROW_ID,
    lineId: idOf(509),
    planned: ['10', '10', '10', '10'],
    achieved: [achieved, ...NOT_YET],
    remarks: null,
    reason: 'Según el expediente',
  });
}
