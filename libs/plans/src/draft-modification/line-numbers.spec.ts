import { scenario } from '@libro/event-sourcing/testing';
import {
  changing,
  contentOf,
  drafted,
  FOLIO,
  opening,
  OTHER_ID,
  OTHER_PLAN,
  otherIdOf,
  TWO_METAS,
} from '../../../../test/support/folios';
import { idOf, PLAN_ID, planAfter } from '../../../../test/support/plan-history';
import { factsFrom } from '../movements/facts';
import { lineIdInFolio } from '../plan/ids';
import type { DraftRow, Movement } from '../plan/modification.events';
import { planFold } from '../plan/plan.upcast';
import { isCalendarDay } from './calendar-day.adapter';
import { draftModification } from './draft-modification';

const given = scenario(planFold).given(...TWO_METAS);
const facts = factsFrom([planAfter(...OTHER_PLAN)]);
const draft = draftModification({ ...facts, isCalendarDay });
const at = (row: number) => lineIdInFolio(PLAN_ID, FOLIO, { block: 1, row });
const byNumber = (row: DraftRow, number: number) => ({ ...row, lineId: `number:${number}` });
const contents = (...rows: readonly DraftRow[]) => ({ folio: FOLIO, content: contentOf(...rows) });

describe('a line named by its number', () => {
  const raise = changing(201, [{ code: 'AM', amount: '1' }], ['12', ['4', '4', '4', '1']]);

  it('stands in the draft by its id', () => {
    given.when(draft, contents(byNumber(raise, 201))).then(drafted(contentOf(raise)));
  });

  it('is the one that an earlier row of the folio opens', () => {
    const zero = changing(201, [{ code: 'D', amount: '12' }], ['12', ['0', '0', '0', '0']]);
    const again = opening({ number: 201 }, ['5', '0', '0', '0']);
    const more: DraftRow = {
      ...changing(201, [{ code: 'AM', amount: '1' }], ['5', ['5', '1', '0', '0']]),
      lineId: at(2),
    };
    given
      .when(draft, contents(byNumber(zero, 201), again, byNumber(more, 201)))
      .then(drafted(contentOf(zero, again, more)));
  });

  it('may be opened by a later row that takes in a transfer, and be a line of another plan', () => {
    const give = (to: string, planId = PLAN_ID) => {
      const movement = { code: 'T', direction: 'out', amount: '2', to: { planId, lineId: to } };
      return changing(201, [movement as Movement], ['12', ['2', '4', '4', '0']]);
    };
    const taken = (lineId: string) =>
      opening(
        { number: 203 },
        ['2', '0', '0', '0'],
        [
          {
            code: 'T',
            direction: 'in',
            amount: '2',
            from: { planId: PLAN_ID, lineId },
            transferId: null,
          },
        ],
      );
    given
      .when(draft, contents(give('number:203'), taken('number:201')))
      .then(drafted(contentOf(give(at(2)), taken(idOf(201)))));
    given
      .when(draft, contents(give('number:301', OTHER_ID)))
      .then(drafted(contentOf(give(otherIdOf(301), OTHER_ID))));
    given.when(draft, contents(give('number:301', 'no'))).thenRefused('plan-not-found');
  });

  it('refuses a number that no line bears', () => {
    given.when(draft, contents(byNumber(raise, 999))).thenRefused('line-not-found');
  });
});
