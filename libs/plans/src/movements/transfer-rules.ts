import { activeLineOf, lineOf, notClosed } from '../plan/guards';
import { isSameName } from '../plan/name-key';
import type { ExistingPlan } from '../plan/plan';
import { compare, equal, isZero } from '../plan/quantity';
import { quoted, refuse } from '../plan/refusal';
import type { LineKind, Quantity } from '../plan/words';
import type { FolioFacts } from './facts';
import type { PlacedRow, TransferIn, TransferOut } from './placed-row';

/** What a transfer leaves or reaches: a line, or one that is opened for it. */
export interface TransferEnd {
  readonly kind: LineKind;
  readonly number: number;
  readonly unitOfMeasure: string;
  readonly additive: boolean;
}

/**
 * The transferId of a row that gives or takes in.
 * @throws PlanRefusal `meta-additive-transfer`, `transfer-not-found`
 */
export function transferIdOf({ transferId, where }: PlacedRow, end: TransferEnd): string {
  if (end.additive) {
    const rule = 'una meta que suma sus acciones no se transfiere: se transfieren sus acciones';
    refuse('meta-additive-transfer', `${where}: ${rule}`);
  }
  return transferId ?? refuse('transfer-not-found', `${where}: falta el tránsito que se recibe`);
}

/**
 * The amount that leaves a line with this goal.
 * @throws PlanRefusal `decrease-out-of-range`
 */
export function amountLeaving(
  { amount }: TransferOut,
  goal: Quantity,
  where: string,
): { readonly amount: Quantity; readonly whole: boolean } {
  const whole = amount === 'whole';
  const leaving = whole ? goal : amount;
  if (!isZero(leaving) && compare(leaving, goal) <= 0) return { amount: leaving, whole };
  return refuse('decrease-out-of-range', `${where}: de ${goal} no salen ${leaving}`);
}

/**
 * An amount leaves for a plan that can take it in. What that plan then does is its own decision.
 * @throws PlanRefusal `plan-not-found`, `plan-closed`, `folio-row-invalid`, `line-not-found`,
 * `line-ambiguous`, `line-inactive`, `unit-of-measure-differs`, `meta-additive-transfer`
 */
export function requireReceiver(
  { to, amount }: TransferOut,
  giving: TransferEnd,
  { receivers }: FolioFacts,
): void {
  const receiver = notClosed(
    receivers.get(to.planId) ?? refuse('plan-not-found', `el plan ${quoted(to.planId)} no existe`),
  );
  if (to.lineId === null) {
    const rule = 'solo una línea completa sale sin decir a qué línea';
    return amount === 'whole' ? undefined : refuse('folio-row-invalid', rule);
  }
  const line = activeLineOf(receiver, to.lineId);
  requireSameUnit(giving, line);
  if (line.additive) refuse('meta-additive-transfer', `la meta ${line.number} suma sus acciones`);
}

/**
 * An amount under way is taken in whole, once, by the plan and line that it was given to.
 * @throws PlanRefusal `transfer-answered`, `transfer-not-found`, `transfer-unbalanced`,
 * `unit-of-measure-differs`, `folio-row-invalid`
 */
export function requireUnderWay(
  placed: PlacedRow,
  taken: { readonly movement: TransferIn; readonly end: TransferEnd },
  { plan, facts }: { readonly plan: ExistingPlan; readonly facts: FolioFacts },
): void {
  const { where, lineId } = placed;
  const { amount, from, transferId } = taken.movement;
  if (plan.answered.has(transferId ?? '')) refuse('transfer-answered', `${where}: ya se contestó`);
  const incoming = facts.incoming.get(transferId ?? '');
  const isForUs = incoming?.to.planId === plan.planId;
  if (!isForUs || incoming.planId !== from.planId || incoming.lineId !== from.lineId) {
    return refuse('transfer-not-found', `${where}: no hay tal cantidad en tránsito hacia el plan`);
  }
  if (!equal(incoming.amount, amount) || (incoming.to.lineId ?? lineId) !== lineId) {
    const rule = `se reciben completos, en la línea que se indicó, los ${incoming.amount}`;
    return refuse('transfer-unbalanced', `${where}: ${rule} en tránsito`);
  }
  requireSameUnit(incoming, taken.end);
  requireSameKind(placed, incoming.kind, taken.end.kind);
}

/** A line that is opened for a transfer within the plan is of the kind of the one that gives. */
export function requireKindOfGiver(
  placed: PlacedRow,
  { from }: TransferIn,
  plan: ExistingPlan,
): void {
  if (placed.row.opens === null) return;
  requireSameKind(placed, lineOf(plan, from.lineId).kind, placed.row.opens.kind);
}

function requireSameKind({ row, where }: PlacedRow, given: LineKind, opened: LineKind): void {
  if (row.opens === null || given === opened) return;
  refuse('folio-row-invalid', `${where}: la línea que se abre es de la clase de la que sale`);
}

/** @throws PlanRefusal `unit-of-measure-differs` */
export function requireSameUnit(
  one: { readonly unitOfMeasure: string },
  other: { readonly unitOfMeasure: string },
): void {
  if (isSameName(one.unitOfMeasure, other.unitOfMeasure)) return;
  const units = `«${one.unitOfMeasure}» y «${other.unitOfMeasure}»`;
  refuse(
    'unit-of-measure-differs',
    `no se transfiere entre unidades de medida distintas: ${units}`,
  );
}
