import type { ExistingPlan } from '../plan/plan';
import type { Finding } from './finding';
import { folioFindings } from './folio-findings';
import { headerFindings } from './header-findings';
import { lineFindings } from './line-findings';
import { NO_LINE_FACTS } from './line-facts';
import { numbersUsedAgain, sharedRemarks } from './lines-together-findings';
import type { PlanFacts } from './plan-facts';
import { signaturesOfFolio, signaturesOfQuarter, signaturesOnSheet } from './signature-findings';
import { underWayFinding } from './under-way-findings';

/** A plan, and what the rules need to know about it beyond its state. */
export interface Subject {
  readonly plan: ExistingPlan;
  readonly facts: PlanFacts;
}

/** Things of a kind that findings are about. */
export interface PartGroup {
  /** While these are the same objects, so are the parts and their findings. */
  readonly from: (subject: Subject) => readonly unknown[];
  /** What each part is about, by a key that names it within its group for ever. */
  readonly parts: (subject: Subject) => ReadonlyMap<string, unknown>;
  /** What else its findings are made of. While both are the same objects, so are the findings. */
  readonly known: (subject: Subject) => ReadonlyMap<string, unknown>;
  readonly find: (subject: Subject, key: string) => readonly Finding[];
}

/** All that a plan's findings are about, in a stable order; each finding is in one part. */
export const PARTS_OF_PLAN: readonly PartGroup[] = [
  single(
    ({ plan, facts }) => [plan.header, facts.header],
    ({ plan, facts }) => headerFindings(plan.header, plan.planId, facts.header),
  ),
  {
    ...group(
      ({ plan }) => plan.lines,
      (line, { plan, facts }) =>
        lineFindings(line, plan.planId, facts.lines.get(line.id) ?? NO_LINE_FACTS),
    ),
    from: ({ plan, facts }) => [plan.lines, facts.lines],
    known: ({ facts }) => facts.lines,
  },
  single(
    ({ plan, facts }) => [plan.lines, facts.lines],
    ({ plan, facts }) => [
      ...numbersUsedAgain(plan, facts.lines),
      ...sharedRemarks(plan, facts.lines),
    ],
  ),
  group(
    ({ facts }) => facts.folios,
    (folio, { plan }) => folioFindings(folio, plan.planId),
  ),
  group(
    ({ facts }) => facts.signers,
    (signer, { plan }, sheet) => [signaturesOnSheet(signer, plan.planId, sheet)],
  ),
  group(
    ({ plan }) => plan.modifications,
    (folio, { plan }) => signaturesOfFolio(folio, plan.planId),
  ),
  {
    ...group(
      ({ plan }) => new Map(plan.quarters.map((state) => [String(state.quarter), state])),
      (state, { plan }) => signaturesOfQuarter(state, plan.planId),
    ),
    from: ({ plan }) => [plan.quarters],
  },
  group(
    ({ facts }) => facts.leftUnderWay,
    (left, { plan }) => [underWayFinding(left, plan.planId)],
  ),
];

const NOTHING: ReadonlyMap<string, unknown> = new Map();

function single(
  from: PartGroup['from'],
  find: (subject: Subject) => readonly Finding[],
): PartGroup {
  const parts = (subject: Subject) => new Map([['', from(subject)]]);
  return { from, parts, known: () => NOTHING, find };
}

function group<V>(
  values: (subject: Subject) => ReadonlyMap<string, V>,
  find: (value: V, subject: Subject, key: string) => readonly Finding[],
): PartGroup {
  const findAt = (subject: Subject, key: string) => {
    const value = values(subject).get(key);
    return value === undefined ? [] : find(value, subject, key);
  };
  const from = (subject: Subject) => [values(subject)];
  return { from, parts: values, known: () => NOTHING, find: findAt };
}

/** Every finding about one plan as it stands. Pure (source: domain.md, Findings). */
export function planFindings(plan: ExistingPlan, facts: PlanFacts): readonly Finding[] {
  const subject = { plan, facts };
  return PARTS_OF_PLAN.flatMap(({ parts, find }) =>
    Array.from(parts(subject).keys()).flatMap((key) => find(subject, key)),
  );
}
