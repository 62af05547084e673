import { APRIL_FOLIO } from '../../../../test/support/april-folio';
import { UNIT } from '../../../../test/support/plan-history';
import { progressRow, progressSheet } from '../../../../test/support/printed-sheets';
import { NO_PLAN } from '../plan/plan';
import { PlanRefusal } from '../plan/refusal';
import { decideSheet, transcriptionOf } from './transcription';

const parts = ({ appends }: ReturnType<typeof decideSheet>) =>
  appends.map(({ part, events }) => [part.part, events.length]);

describe('deciding a sheet', () => {
  it('takes one append, or two for a folio of a plan that the ledger does not hold', () => {
    const sheet = progressSheet([progressRow(1, 300)]);
    const first = decideSheet(sheet, NO_PLAN, UNIT);
    expect(parts(first)).toStrictEqual([['sheet', 4]]);
    expect(parts(decideSheet(sheet, first.plan, UNIT))).toStrictEqual([]);
    const folio = decideSheet(APRIL_FOLIO, NO_PLAN, UNIT);
    expect(parts(folio)).toStrictEqual([
      ['baseline', 6],
      ['sheet', 11],
    ]);
    expect(parts(decideSheet(APRIL_FOLIO, folio.plan, UNIT))).toStrictEqual([]);
  });

  it('refuses by name what one append does not hold', () => {
    const remarks = 'ñ'.repeat(500_000);
    const sheet = progressSheet([progressRow(1, 300, { remarks })], { line: 7 });
    const decide = () => decideSheet(sheet, NO_PLAN, UNIT);
    expect(decide).toThrow(PlanRefusal);
    expect(decide).toThrow(/^sheet-too-large: hojas\.txt, línea 7: /);
  });
});

describe('what is told of a sheet', () => {
  it('names plan, form, digest and rows, and counts its events by type', () => {
    const { sheet } = APRIL_FOLIO;
    const told = { planId: '2021.54202', form: 'TMM-F009', sheet, rows: 8 };
    expect(transcriptionOf(APRIL_FOLIO, ['ActionOpened', 'ActionOpened'])).toStrictEqual({
      ...told,
      ...{ events: 2, types: { ActionOpened: 2 }, alreadyKnown: false },
    });
    expect(transcriptionOf(APRIL_FOLIO, [])).toStrictEqual({
      ...told,
      ...{ events: 0, types: {}, alreadyKnown: true },
    });
  });
});
