import { eachField } from '../../../../test/support/each-field';
import { draftRow, folioInEffect } from '../../../../test/support/folio-history';
import { AUTHORIZED_PLAN, idOf } from '../../../../test/support/plan-history';
import { factsOfHistory } from '../../../../test/support/plan-findings';
import { folioFactsWith } from './folio-facts';
import type { FolioFacts } from './folio-facts';
import { lineFactsWith, NO_LINE_FACTS } from './line-facts';
import type { LineFacts } from './line-facts';
import { NO_FACTS, planFactsWith } from './plan-facts';
import type { PlanFacts } from './plan-facts';

const { facts } = factsOfHistory([...AUTHORIZED_PLAN, ...folioInEffect([draftRow(102)])]);
const [folio] = facts.folios.values();
const SOURCE = { file: 'hoja.txt', sha256: 'ab'.repeat(32), line: 7 };

describe('a copy of facts', () => {
  it('of a plan has other values in the fields that are named, null among them', () => {
    const full: PlanFacts = { ...facts, header: SOURCE };
    for (const change of eachField(full)) {
      expect(planFactsWith(NO_FACTS, change)).toStrictEqual({ ...NO_FACTS, ...change });
    }
    for (const change of eachField(NO_FACTS)) {
      expect(planFactsWith(full, change)).toStrictEqual({ ...full, ...change });
    }
  });

  it('of a line has other values in the fields that are named, null among them', () => {
    const full: LineFacts = {
      ...NO_LINE_FACTS,
      uncited: { codes: ['9.9'], source: SOURCE },
      learntLater: [1],
      moved: { row: 'F-1 1 1', before: undefined, source: SOURCE },
      printedBefore: 2,
      openedAfter: 3,
      openedAt: SOURCE,
      brokenSum: null,
    };
    for (const change of eachField(full)) {
      expect(lineFactsWith(NO_LINE_FACTS, change)).toStrictEqual({ ...NO_LINE_FACTS, ...change });
    }
    for (const change of eachField(NO_LINE_FACTS)) {
      expect(lineFactsWith(full, change)).toStrictEqual({ ...full, ...change });
    }
  });

  it('of a folio has what its movements add, and all else as it was', () => {
    if (folio === undefined) throw new Error('the history has no folio in effect');
    const other: Parameters<typeof folioFactsWith>[1] = {
      stages: [],
      planChanges: [],
      raises: [],
      transferred: [idOf(102)],
      restated: ['F-1 1 1'],
    };
    for (const change of eachField(other)) {
      const copy: FolioFacts = folioFactsWith(folio, change);
      expect(copy).toStrictEqual({ ...folio, ...change });
    }
    expect(folioFactsWith(folio, {})).toStrictEqual(folio);
  });
});
