import type { ModificationContent } from '../plan/modification.events';
import type { ExistingPlan, UnderWay } from '../plan/plan';
import type { LineKind, Quantity } from '../plan/words';

/** An amount under way, as the stream of the plan that gave it has it on record. */
export interface IncomingTransfer {
  readonly transferId: string;
  /** The giving plan and line, whose kind and unit of measure are the amount's. */
  readonly planId: string;
  readonly lineId: string;
  readonly kind: LineKind;
  readonly unitOfMeasure: string;
  readonly amount: Quantity;
  /** The whole line left. */
  readonly whole: boolean;
  /** `lineId` is `null` where the receiving plan chooses or opens the line. */
  readonly to: { readonly planId: string; readonly lineId: string | null };
}

/** By transferId. */
export type IncomingTransfers = ReadonlyMap<string, IncomingTransfer>;

/** What a folio's decision needs to know of the other plans that the folio names. */
export interface FolioFacts {
  /** The amounts under way that those plans gave. */
  readonly incoming: IncomingTransfers;
  /** The plans that the folio gives to, by planId. */
  readonly receivers: ReadonlyMap<string, ExistingPlan>;
}

/** A folio of a plan that names no other plan. */
export const NO_FACTS: FolioFacts = { incoming: new Map(), receivers: new Map() };

/** The facts that the other plans, as they stand, make. */
export function factsFrom(others: readonly ExistingPlan[]): FolioFacts {
  return {
    incoming: new Map(others.flatMap(givenBy).map((each) => [each.transferId, each])),
    receivers: new Map(others.map((plan) => [plan.planId, plan])),
  };
}

function givenBy(plan: ExistingPlan): readonly IncomingTransfer[] {
  return [...plan.underWay.values()].flatMap((underWay) => incomingOf(plan, underWay));
}

function incomingOf(plan: ExistingPlan, underWay: UnderWay): readonly IncomingTransfer[] {
  const { transferId, lineId, amount, whole, to } = underWay;
  const line = plan.lines.get(lineId);
  if (line === undefined) return [];
  const { kind, unitOfMeasure } = line;
  const { planId } = plan;
  return [{ transferId, planId, lineId, kind, unitOfMeasure, amount, whole, to }];
}

/** The other plans that a folio takes amounts from. */
export function givingPlans(planId: string, content: ModificationContent): readonly string[] {
  return distinct(planId, content, 'in');
}

/** The other plans that a folio takes amounts from, or gives amounts to. */
export function otherPlans(planId: string, content: ModificationContent): readonly string[] {
  const both = [...distinct(planId, content, 'in'), ...distinct(planId, content, 'out')];
  return [...new Set(both)];
}

function distinct(
  planId: string,
  { blocks }: ModificationContent,
  direction: 'in' | 'out',
): readonly string[] {
  const movements = blocks.flatMap(({ rows }) => rows).flatMap((row) => row.movements);
  const named = movements.flatMap((movement) => {
    if (movement.code !== 'T' || movement.direction !== direction) return [];
    return [movement.direction === 'in' ? movement.from.planId : movement.to.planId];
  });
  return [...new Set(named)].filter((each) => each !== planId);
}
