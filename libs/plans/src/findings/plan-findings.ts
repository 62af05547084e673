import type { Line } from '../plan/line';
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

/** Something that findings are about; while `from` are the same objects, they are the same. */
export interface Part {
  /** Names the part within its group, for ever. */
  readonly key: string;
  readonly from: readonly unknown[];
  readonly find: () => readonly Finding[];
}

/** Parts of a kind; while `from` are the same objects, the parts are the same. */
export interface PartGroup {
  readonly from: readonly unknown[];
  readonly parts: () => readonly Part[];
}

/**
 * All that a plan's findings are about; always the same groups, in a stable order: header, lines in
 * the plan's order, lines together, folios in their order, signatures, amounts under way. Each
 * finding is in one part.
 */
export function partsOfPlan(plan: ExistingPlan, facts: PlanFacts): readonly PartGroup[] {
  const { planId, lines } = plan;
  const header = () => headerFindings(plan.header, planId, facts.header);
  const together = () => [
    ...numbersUsedAgain(plan, facts.lines),
    ...sharedRemarks(plan, facts.lines),
  ];
  return [
    single([plan.header, facts.header], header),
    { from: [lines, facts.lines], parts: () => lineParts(plan, facts) },
    single([lines, facts.lines], together),
    group(facts.folios, (folio) => folioFindings(folio, planId)),
    group(facts.signers, (signer, sheet) => [signaturesOnSheet(signer, planId, sheet)]),
    group(plan.modifications, (folio) => signaturesOfFolio(folio, planId)),
    { from: [plan.quarters], parts: () => quarterParts(plan) },
    group(facts.leftUnderWay, (left) => [underWayFinding(left, planId)]),
  ];
}

function single(from: readonly unknown[], find: Part['find']): PartGroup {
  return { from, parts: () => [{ key: '', from, find }] };
}

function group<V>(
  values: ReadonlyMap<string, V>,
  find: (value: V, key: string) => readonly Finding[],
): PartGroup {
  const part = ([id, value]: [string, V]): Part => {
    return { key: id, from: [value], find: () => find(value, id) };
  };
  return { from: [values], parts: () => Array.from(values, part) };
}

function lineParts({ planId, lines }: ExistingPlan, facts: PlanFacts): readonly Part[] {
  return Array.from(lines.values(), (line: Line) => {
    const known = facts.lines.get(line.id) ?? NO_LINE_FACTS;
    return { key: line.id, from: [line, known], find: () => lineFindings(line, planId, known) };
  });
}

function quarterParts({ planId, quarters }: ExistingPlan): readonly Part[] {
  return quarters.map((state) => {
    const key = String(state.quarter);
    return { key, from: [state], find: () => signaturesOfQuarter(state, planId) };
  });
}

/** Every finding about one plan as it stands. Pure (source: domain.md, Findings). */
export function planFindings(plan: ExistingPlan, facts: PlanFacts): readonly Finding[] {
  return partsOfPlan(plan, facts).flatMap(({ parts }) => parts().flatMap(({ find }) => find()));
}
