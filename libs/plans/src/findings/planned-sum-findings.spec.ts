import { AUTHORIZED_PLAN, event, idOf } from '../../../../test/support/plan-history';
import { increased, moving } from '../../../../test/support/folio-history';
import {
  finding,
  findingsAfter,
  placeIn,
  transcribed,
} from '../../../../test/support/plan-findings';
import { progressRow, progressSheet } from '../../../../test/support/printed-sheets';
import { rowIdInSheet } from '../plan/ids';
import type { PlanEvent } from '../plan/plan.events';
import type { Schedule } from '../plan/words';

const SHEET = progressSheet([]);

describe('POA-C01: what is planned does not add up to the annual goal', () => {
  const row = progressRow(1, 406, { annualGoal: '10', planned: ['2', '3', '3', '3'] });
  const history = transcribed(progressSheet([row]));

  it('appears with both figures', () => {
    expect(findingsAfter('POA-C01', ...history)).toStrictEqual([
      finding('POA-C01', idOf(406), {
        severity: 'error',
        lineId: idOf(406),
        number: 406,
        message: 'La acción 406 programa 11 en sus cuatro trimestres y su meta anual es de 10.',
        expected: '10',
        actual: '11',
        evidence: 'programado: 2 + 3 + 3 + 3; meta anual: 10',
        source: placeIn(SHEET, 11),
      }),
    ]);
  });

  it('does not appear where they agree, nor where the plan is not stated', () => {
    expect(findingsAfter('POA-C01', ...AUTHORIZED_PLAN)).toStrictEqual([]);
    const unstated = progressRow(1, 406, { annualGoal: '10', planned: [null, null, null, null] });
    expect(findingsAfter('POA-C01', ...transcribed(progressSheet([unstated])))).toStrictEqual([]);
  });

  it('does not appear once a movement planned the line anew', () => {
    const planned = increased(moving(406), '1', ['2', '3', '3', '3']);
    expect(findingsAfter('POA-C01', ...history, planned)).toStrictEqual([]);
  });

  it('is about the settled plan once an official settled a row in doubt', () => {
    const doubtful = progressRow(1, 406, {
      planned: [null, null, null, null],
      placement: 'doubtful',
    });
    const settled = event('RowResolved', {
      rowId: rowIdInSheet(SHEET.sheet, 1),
      lineId: idOf(406),
      planned: ['10', '10', '10', '9'],
      achieved: [null, null, null, null],
      remarks: null,
      reason: 'Según el expediente',
    });
    const [found] = findingsAfter('POA-C01', ...transcribed(progressSheet([doubtful])), settled);
    expect(found?.evidence).toBe('programado: 10 + 10 + 10 + 9; meta anual: 40');
  });

  const FIRST = progressSheet([progressRow(1, 301, { planned: ['10', '10', '10', '11'] })]);
  const secondSheet = (planned: Schedule, row = 1) => {
    const printed = [progressRow(row, 301, { planned })];
    const other = { quarter: 2, sheet: 'b2'.repeat(32), file: 'segunda.txt' } as const;
    return progressSheet(printed, other);
  };
  const sourcesAfter = (...events: readonly PlanEvent[]) =>
    findingsAfter('POA-C01', ...events).map(({ evidence, source }) => [evidence, source]);

  it('names the row that shows it, whatever a later sheet prints', () => {
    const right = secondSheet(['10', '10', '10', '10'], 7);
    const both = [...transcribed(FIRST), ...transcribed(right, { isFirst: false })];
    expect(sourcesAfter(...both)).toStrictEqual([
      ['programado: 10 + 10 + 10 + 11; meta anual: 40', placeIn(FIRST, 11)],
    ]);
  });

  it('appears for a later sheet about a line that adds up in the ledger', () => {
    const right = progressSheet([progressRow(1, 301)]);
    const wrong = secondSheet(['10', '10', '10', '11']);
    const both = [...transcribed(right), ...transcribed(wrong, { isFirst: false })];
    expect(sourcesAfter(...both)).toStrictEqual([
      ['programado: 10 + 10 + 10 + 11; meta anual: 40', placeIn(wrong, 11)],
    ]);
  });

  it('is one finding for a line, whatever the number of sheets', () => {
    const again = transcribed(secondSheet(['10', '10', '10', '11']), { isFirst: false });
    const [was] = findingsAfter('POA-C01', ...transcribed(FIRST));
    expect(findingsAfter('POA-C01', ...transcribed(FIRST), ...again)).toStrictEqual([was]);
    const other = transcribed(secondSheet(['10', '10', '10', '9']), { isFirst: false });
    expect(sourcesAfter(...transcribed(FIRST), ...other)).toStrictEqual([
      [
        'programado: 10 + 10 + 10 + 11; meta anual: 40 / ' +
          'programado: 10 + 10 + 10 + 9; meta anual: 40',
        placeIn(FIRST, 11),
      ],
    ]);
  });

  it('appears for what a sheet prints after a movement planned the line anew', () => {
    const planned = increased(moving(406), '1', ['2', '3', '3', '3']);
    const later = progressSheet([row], { quarter: 2, sheet: 'b2'.repeat(32) });
    const sheets = [...history, planned, ...transcribed(later, { isFirst: false })];
    expect(findingsAfter('POA-C01', ...sheets)).toHaveLength(1);
  });
});
