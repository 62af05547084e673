import { expectToCopyEachField, expectToCopyNull } from '../../../../test/support/copied';
import { draftRow, folioInEffect } from '../../../../test/support/folio-history';
import { AUTHORIZED_PLAN } from '../../../../test/support/plan-history';
import { factsOfHistory } from '../../../../test/support/plan-findings';
import { folioFactsWith } from './folio-facts';
import { lineFactsWith, NO_LINE_FACTS } from './line-facts';
import { planFactsWith } from './plan-facts';

const { facts } = factsOfHistory([...AUTHORIZED_PLAN, ...folioInEffect([draftRow(102)])]);
const [folio] = facts.folios.values();

describe('a copy of facts', () => {
  it('of a plan has other values in the fields that are named, null among them', () => {
    expectToCopyEachField(planFactsWith, facts);
    expectToCopyNull(planFactsWith, facts, ['folioAtHand', 'sheetAtHand', 'header']);
  });

  it('of a line has other values in the fields that are named, null among them', () => {
    expectToCopyEachField(lineFactsWith, NO_LINE_FACTS);
    expectToCopyNull(lineFactsWith, NO_LINE_FACTS, ['uncited', 'moved', 'openedAt', 'brokenSum']);
  });

  it('of a folio has what its movements add, and all else as it was', () => {
    if (folio === undefined) throw new Error('the history has no folio in effect');
    const added = ['stages', 'planChanges', 'raises', 'transferred', 'restated'];
    expectToCopyEachField(folioFactsWith, folio, added);
  });
});
