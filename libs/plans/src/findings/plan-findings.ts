import type { ExistingPlan } from '../plan/plan';
import type { Finding } from './finding';
import { folioFindings } from './folio-findings';
import { headerFindings } from './header-findings';
import { lineFindings } from './line-findings';
import { NO_LINE_FACTS } from './line-facts';
import { numbersUsedAgain, sharedRemarks } from './lines-together-findings';
import type { PlanFacts } from './plan-facts';
import { signatureFindings } from './signature-findings';
import { underWayFinding } from './under-way-findings';

/**
 * Every finding about one plan as it stands, in a stable order: header, lines in the plan's order,
 * lines together, folios in their order, signatures, amounts under way. Pure. What has not changed
 * since an earlier call is the same object again (source: domain.md, Findings).
 */
export function planFindings(plan: ExistingPlan, facts: PlanFacts): readonly Finding[] {
  const { planId } = plan;
  const found: Finding[] = [...headerFindings(plan.header, planId, facts.header)];
  for (const line of plan.lines.values()) {
    found.push(...lineFindings(line, planId, facts.lines.get(line.id) ?? NO_LINE_FACTS));
  }
  found.push(...numbersUsedAgain(plan, facts.lines), ...sharedRemarks(plan, facts.lines));
  for (const folio of facts.folios.values()) found.push(...folioFindings(folio, planId));
  found.push(...signatureFindings(plan, facts.signers));
  for (const left of facts.leftUnderWay.values()) found.push(underWayFinding(left, planId));
  return found;
}
