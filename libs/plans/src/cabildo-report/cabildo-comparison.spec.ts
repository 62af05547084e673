import {
  changing,
  contentOf,
  drafted,
  TWO_METAS,
  withFolio,
} from '../../../../test/support/folios';
import { event, idOf, planAfter, reported } from '../../../../test/support/plan-history';
import { planHead } from '../current-goals/current-goals';
import type { AnsweredFinding } from '../findings/findings-view';
import { folioOnForm, folioOnRecord } from '../modifications-sheet/folio';
import type { PlanEvent } from '../plan/plan.events';
import { NO_PAPERS } from '../projection/papers';
import { unitDifferences } from './cabildo-comparison';
import type { ComparedUnit } from './cabildo-comparison';

function unitAfter(history: readonly PlanEvent[]): ComparedUnit {
  const plan = planAfter(...history);
  const folios = [...plan.modifications.values()].map((of) =>
    folioOnForm(folioOnRecord(plan, NO_PAPERS, of)),
  );
  const { quarters } = plan;
  const amountsUnderWay = [...plan.underWay].map(([transferId, { amount }]) => {
    return { transferId, amount };
  });
  const lines = [...plan.lines.values()];
  return { plan: planHead(plan), quarters, amountsUnderWay, lines, folios, findings: [] };
}

function differences(before: readonly PlanEvent[], after: readonly PlanEvent[]) {
  return unitDifferences([unitAfter(before)], [unitAfter(after)])[0];
}

/** The changes of line 201. */
function changesOf201(before: readonly PlanEvent[], after: readonly PlanEvent[]) {
  const line = differences(before, after)?.lines.find(({ number }) => number === 201);
  return line?.changes.map(({ field, before: was, after: is }) => [field, was, is]);
}

const REPORTED = [...TWO_METAS, reported(201, 1, '4')];

describe('a line compared with what it was', () => {
  it('keeps its figures with the unit of measure that they were reported in', () => {
    const cum = { code: 'CUM', unitOfMeasure: 'Caja', annualGoal: '24', carriedOver: '8' } as const;
    const boxes = withFolio(
      REPORTED,
      contentOf(changing(201, [cum], ['12', ['8', '8', '8', '0']])),
    );
    const later = [...boxes, reported(201, 2, '7')];
    const restated = [
      ['unitOfMeasure', 'Expediente', 'Caja'],
      ['authorizedGoal', '12', '24'],
      ['currentGoal', '12', '24'],
      ['carriedOver', '0', '8'],
      ['planned.1', '4', '8'],
      ['planned.2', '4', '8'],
    ];
    expect(changesOf201(REPORTED, later)).toStrictEqual([
      ...restated,
      ['achieved.2', null, '7'],
      ['planned.3', '4', '8'],
    ]);
    const correction = { quarter: 1, lineId: idOf(201), achieved: '3', reason: 'Error' } as const;
    const mended = [...later, event('ProgressCorrected', { ...correction, series: 1 })];
    expect(changesOf201(REPORTED, mended)?.at(-1)).toStrictEqual([
      ...['series.1.achieved.1', '4', '3'],
    ]);
    expect(changesOf201(TWO_METAS, boxes)?.at(-1)).toStrictEqual([
      ...['series.1.achieved.1', null, '4'],
    ]);
    expect(differences(later, later)).toBe(undefined);
  });

  it('tells wording and what was suppressed', () => {
    const row = changing(201, [{ code: 'S' }], ['12', ['0', '0', '0', '0']]);
    const suppressed = withFolio(TWO_METAS, contentOf({ ...row, description: 'Otra' }));
    expect(changesOf201(TWO_METAS, suppressed)).toStrictEqual([
      ['description', 'Integrar expedientes de obra', 'Otra'],
      ['active', 'true', 'false'],
      ['currentGoal', '12', '0'],
      ['planned.1', '4', '0'],
      ['planned.2', '4', '0'],
      ['planned.3', '4', '0'],
    ]);
  });
});

it('plans and folios are compared by their status', () => {
  const content = contentOf(changing(201, [{ code: 'R' }], ['12', ['0', '0', '6', '6']]));
  const draft = [...TWO_METAS, drafted(content)];
  const withdrawn = [
    ...draft,
    event('ModificationWithdrawn', { folio: '2021-04-1', reason: 'Ya no' }),
  ];
  const named = { folio: '2021-04-1', formDate: '2021-04' };
  expect(differences(TWO_METAS, draft)?.folios).toStrictEqual([
    { ...named, before: null, after: 'draft' },
  ]);
  expect(differences(draft, withdrawn)?.folios).toStrictEqual([
    { ...named, before: 'draft', after: 'withdrawn' },
  ]);
  expect(differences(TWO_METAS.slice(0, -1), TWO_METAS)).toMatchObject({
    changes: [{ field: 'status', before: 'open', after: 'authorized' }],
    ...{ lines: [], folios: [] },
  });
});

it('the signing and closing of a quarter, and amounts under way, are told', () => {
  const unit = unitAfter(TWO_METAS);
  const [first, ...others] = unit.quarters;
  const signed = { ...first, closed: true, signatures: [{ role: 'prepared' }] };
  const quarters = [signed, ...others] as unknown as typeof unit.quarters;
  const given = { ...unit, quarters, amountsUnderWay: [{ transferId: 't', amount: '3' }] };
  expect(unitDifferences([unit], [given])[0]?.changes).toStrictEqual([
    { field: 'quarters.1.closed', before: 'false', after: 'true' },
    { field: 'quarters.1.signatures', before: null, after: 'prepared' },
    { field: 'underWay.t', before: null, after: '3' },
  ]);
  expect(unitDifferences([given], [given])).toStrictEqual([]);
});

it('findings are compared by what they are about', () => {
  const finding: AnsweredFinding = {
    id: '0',
    code: 'POA-J03',
    severity: 'warning',
    planId: 'p',
    lineId: null,
    number: 1,
    quarter: 1,
    folio: null,
    message: 'm',
    expected: null,
    actual: null,
    evidence: 'e',
    source: null,
    acknowledged: null,
    evidenceDigest: 'd',
  };
  const [one, two, three] = ['1', '2', '3'].map((id) => ({ ...finding, id }));
  const unit = unitAfter(TWO_METAS);
  if (one === undefined || two === undefined || three === undefined) throw new Error('no finding');
  const worse = { ...two, evidence: 'other', evidenceDigest: 'other' };
  const after = { ...unit, findings: [worse, three] };
  const [difference] = unitDifferences([{ ...unit, findings: [one, two] }], [after]);
  const changed = [{ before: two, after: worse }];
  expect(difference?.findings).toStrictEqual({ appeared: [three], disappeared: [one], changed });
  const acknowledged = { reason: 'Se sabe', by: 'u', at: '2021-05-01T00:00:00.000Z' };
  const known = { ...unit, findings: [{ ...one, acknowledged }] };
  const [told] = unitDifferences([{ ...unit, findings: [one] }], [known]);
  expect(told?.findings.changed).toStrictEqual([{ before: one, after: { ...one, acknowledged } }]);
});
