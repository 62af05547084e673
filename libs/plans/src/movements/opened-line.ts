import { withNumber } from '../plan/guards';
import { lineNumber, metaNumberOf } from '../plan/line-number';
import type { LineToOpen } from '../plan/modification.events';
import type { ActionReceived } from '../plan/movement.events';
import type { ExistingPlan } from '../plan/plan';
import type { ActionOpened, MetaOpened } from '../plan/plan.events';
import { equal, isZero, quantity, sum } from '../plan/quantity';
import { quoted, refuse } from '../plan/refusal';
import type { FolioFacts } from './facts';
import { isUnderWay } from './under-way';
import type { PlacedRow, TransferIn } from './placed-row';
import { inOrder } from './row-movements';
import { requireKindOfGiver, requireUnderWay, transferIdOf } from './transfer-rules';

type Opened = MetaOpened | ActionOpened | ActionReceived;

/**
 * The event of a row that opens a line: AP, or a transfer taken in as a line of its own.
 * @throws PlanRefusal `folio-row-invalid`, `movements-incompatible`, `number-invalid`,
 * `number-taken`, `meta-not-found`, `line-ambiguous`, `line-of-action-unknown`,
 * `increase-not-positive`, `schedule-does-not-add-up`, and those of a transfer taken in
 */
export function openedLine(
  placed: PlacedRow,
  opens: LineToOpen,
  { plan, facts }: { readonly plan: ExistingPlan; readonly facts: FolioFacts },
): Opened {
  const [movement, ...others] = inOrder(placed);
  requireFreeNumber(plan, opens);
  requireLinesOfAction(plan, placed.row.linesOfAction);
  if (others.length === 0 && movement?.code === 'AP') return openedByAP(placed, opens, plan);
  if (others.length === 0 && movement?.code === 'T' && movement.direction === 'in') {
    if (movement.from.planId === plan.planId) requireKindOfGiver(placed, movement, plan);
    else requireUnderWay(placed, { movement, end: opens }, { plan, facts });
    return openedByTransfer(placed, movement, { opens, plan });
  }
  const rule = 'una línea se abre con AP, o con la T que recibe, y nada más';
  return refuse('folio-row-invalid', `${placed.where}: ${rule}`);
}

/** The annual goal of an AP row is the sum of its calendar: the row states no other. */
function openedByAP(placed: PlacedRow, opens: LineToOpen, plan: ExistingPlan): Opened {
  const { row, lineId, ref, where } = placed;
  const annualGoal = quantity(sum(row.calendar), `${where}, meta anual`);
  if (isZero(annualGoal)) refuse('increase-not-positive', `${where}: se abre con meta mayor que 0`);
  const data = {
    lineId,
    ...described(placed, opens),
    annualGoal,
    schedule: row.calendar,
    movement: ref,
    inferred: false,
    source: null,
  };
  return opens.kind === 'meta'
    ? { type: 'MetaOpened', data: { ...data, additive: opens.additive } }
    : { type: 'ActionOpened', data: { ...data, metaId: metaIdOf(opens, plan) } };
}

function openedByTransfer(
  placed: PlacedRow,
  { amount, from }: TransferIn,
  { opens, plan }: { readonly opens: LineToOpen; readonly plan: ExistingPlan },
): Opened {
  const { row, lineId, ref, where } = placed;
  const transferId = transferIdOf(placed, opens);
  if (isZero(amount)) refuse('increase-not-positive', `${where}: se recibe más que 0`);
  if (!equal(sum(row.calendar), amount)) {
    const detail = `el calendario suma ${sum(row.calendar)} y se reciben ${amount}`;
    refuse('schedule-does-not-add-up', `${where}: ${detail}`);
  }
  const opened = {
    kind: opens.kind,
    metaId: opens.kind === 'meta' ? null : metaIdOf(opens, plan),
    ...described(placed, opens),
  };
  const movement = { lineId, movement: ref, wording: null, source: null };
  const data = { ...movement, transferId, amount, from, opened, schedule: row.calendar };
  return { type: 'ActionReceived', data };
}

function described({ row }: PlacedRow, { number, unitOfMeasure }: LineToOpen) {
  const { description, linesOfAction } = row;
  return { number, description, linesOfAction, unitOfMeasure };
}

function requireFreeNumber(plan: ExistingPlan, { kind, number }: LineToOpen): void {
  const holder = withNumber(plan, lineNumber(kind, number)).find(
    (line) => !isZero(line.goal) || isUnderWay(plan, line.id),
  );
  if (holder === undefined) return;
  const why = isZero(holder.goal) ? 'con una cantidad en tránsito' : `con meta ${holder.goal}`;
  refuse('number-taken', `el número ${number} lo lleva una línea activa ${why}`);
}

function metaIdOf({ number }: LineToOpen, plan: ExistingPlan): string {
  const metaNumber = metaNumberOf(number);
  const [meta, ...others] = withNumber(plan, metaNumber);
  if (meta === undefined) {
    return refuse('meta-not-found', `la acción ${number} no tiene activa su meta ${metaNumber}`);
  }
  if (others.length === 0) return meta.id;
  return refuse('line-ambiguous', `varias metas activas llevan el número ${metaNumber}`);
}

/** @throws PlanRefusal `line-of-action-unknown` for a code that the plan's header does not list */
export function requireLinesOfAction(plan: ExistingPlan, codes: readonly string[]): void {
  const listed = plan.header.linesOfAction.map(({ code }) => code);
  const unknown = codes.find((code) => !listed.includes(code));
  if (unknown === undefined) return;
  refuse('line-of-action-unknown', `el encabezado no lista la línea de acción ${quoted(unknown)}`);
}
