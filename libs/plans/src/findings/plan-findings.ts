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

/** Things of a kind that findings are about; while `from` are the same objects, so are they. */
export interface PartGroup {
  readonly from: readonly unknown[];
  /** What each part is about, by a key that names it within its group for ever. */
  readonly parts: () => ReadonlyMap<string, unknown>;
  /** What else its findings are made of. While both are the same objects, so are the findings. */
  readonly known: ReadonlyMap<string, unknown>;
  readonly find: (key: string) => readonly Finding[];
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
    lineParts(plan, facts),
    single([lines, facts.lines], together),
    group(facts.folios, (folio) => folioFindings(folio, planId)),
    group(facts.signers, (signer, sheet) => [signaturesOnSheet(signer, planId, sheet)]),
    group(plan.modifications, (folio) => signaturesOfFolio(folio, planId)),
    quarterParts(plan),
    group(facts.leftUnderWay, (left) => [underWayFinding(left, planId)]),
  ];
}

const NOTHING: ReadonlyMap<string, unknown> = new Map();

function single(from: readonly unknown[], find: PartGroup['find']): PartGroup {
  return { from, parts: () => new Map([['', from]]), known: NOTHING, find };
}

function group<V>(
  values: ReadonlyMap<string, V>,
  find: (value: V, key: string) => readonly Finding[],
): PartGroup {
  const findAt = (key: string) => {
    const value = values.get(key);
    return value === undefined ? [] : find(value, key);
  };
  return { from: [values], parts: () => values, known: NOTHING, find: findAt };
}

function lineParts({ planId, lines }: ExistingPlan, facts: PlanFacts): PartGroup {
  const known = facts.lines;
  const about = (line: Line) => lineFindings(line, planId, known.get(line.id) ?? NO_LINE_FACTS);
  return { ...group(lines, about), from: [lines, known], known };
}

function quarterParts({ planId, quarters }: ExistingPlan): PartGroup {
  const states = () => new Map(quarters.map((state) => [String(state.quarter), state]));
  const find = (key: string) =>
    quarters
      .filter(({ quarter }) => String(quarter) === key)
      .flatMap((state) => signaturesOfQuarter(state, planId));
  return { from: [quarters], parts: states, known: NOTHING, find };
}

/** Every finding about one plan as it stands. Pure (source: domain.md, Findings). */
export function planFindings(plan: ExistingPlan, facts: PlanFacts): readonly Finding[] {
  return partsOfPlan(plan, facts).flatMap(({ parts, find }) =>
    Array.from(parts().keys()).flatMap(find),
  );
}
