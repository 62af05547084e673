import { draftRow, folioInEffect, increased, moving } from '../../../../test/support/folio-history';
import {
  AUTHORIZED_PLAN,
  event,
  PLAN_ID,
  reported,
  withClosed,
} from '../../../../test/support/plan-history';
import { factsOfHistory, transcribed } from '../../../../test/support/plan-findings';
import { recordedOf } from '../../../../test/support/plan-log';
import { progressRow, progressSheet } from '../../../../test/support/printed-sheets';
import type { PlanEvent } from '../plan/plan.events';
import { NO_FACTS } from './plan-facts';
import { factsAfter } from './plan-facts-after';
import { planFindings } from './plan-findings';

/** A history in which lines, folios, quarters and sheets all have their findings. */
const HISTORY: readonly PlanEvent[] = [
  ...withClosed([...AUTHORIZED_PLAN, reported(101, 1, '31'), reported(102, 1, '90')], 1),
  ...folioInEffect([draftRow(102, { justification: null }), draftRow(100)]),
  increased(moving(102), '100'),
  increased(moving(100, { row: 2 }), '100'),
];

describe('the findings of a plan', () => {
  it('stand in a stable order: lines, then folios, then signatures', () => {
    const { plan, facts } = factsOfHistory(HISTORY);
    expect(planFindings(plan, facts).map(({ code, number }) => `${code} ${number ?? ''}`)).toEqual([
      'POA-G01 100',
      'POA-J03 101',
      'POA-J03 102',
      'POA-G01 102',
      'POA-T03 102',
      'POA-J01 102',
    ]);
  });

  it('are each in one part', () => {
    const { plan, facts } = factsOfHistory(HISTORY);
    const ids = planFindings(plan, facts).map(({ id }) => id);
    expect(ids).toStrictEqual([...new Set(ids)]);
  });

  it('follow the facts, and name their plan', () => {
    const { plan, facts } = factsOfHistory(HISTORY);
    expect(planFindings(plan, facts)).not.toStrictEqual(planFindings(plan, NO_FACTS));
    expect(planFindings({ ...plan, planId: '2022.54202' }, facts)).toStrictEqual(
      planFindings(plan, facts).map((each) => ({ ...each, planId: '2022.54202', id: each.id })),
    );
  });
});

describe('the facts of a plan', () => {
  it('are the same object where an event says nothing beyond the state', () => {
    const { plan, facts } = factsOfHistory(HISTORY);
    const quiet: readonly PlanEvent[] = [
      reported(101, 2, '10'),
      event('QuarterClosed', { quarter: 2 }),
      event('PlanAuthorized', { inferred: false, source: null }),
      event('TechnicalCorrectionMade', { field: 'branch', value: 'BIENESTAR', reason: 'Error' }),
    ];
    for (const recorded of recordedOf(quiet, `plan-${PLAN_ID}`)) {
      expect(factsAfter(facts, { before: plan, recorded, after: plan })).toBe(facts);
    }
  });

  it('know the first sheet, and the one whose events are being recorded', () => {
    const first = progressSheet([progressRow(1, 301)]);
    const second = progressSheet([progressRow(1, 301)], { sheet: 'b2'.repeat(32), line: 60 });
    const history = [...transcribed(first), ...transcribed(second, { isFirst: false })];
    const { facts } = factsOfHistory(history);
    expect(facts.header?.line).toBe(1);
    expect(facts.sheetAtHand).toBe(second);
  });
});
