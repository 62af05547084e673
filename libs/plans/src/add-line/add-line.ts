import { unreachable } from '@libro/event-sourcing';
import { notClosed, text, withNumber } from '../plan/guards';
import { lineIdInPlan } from '../plan/ids';
import type { Line } from '../plan/line';
import { lineNumber, metaNumberOf } from '../plan/line-number';
import type { ExistingPlan, Plan } from '../plan/plan';
import type { ActionOpened, MetaOpened } from '../plan/plan.events';
import { quantity, sum } from '../plan/quantity';
import { quoted, refuse } from '../plan/refusal';
import { same } from '../plan/same';
import { scheduleOf } from '../plan/schedule';
import type { Quantity, Schedule } from '../plan/words';

interface LineToAdd {
  readonly number: number;
  readonly description: string;
  /** Codes of lines of action that the plan's header lists. */
  readonly linesOfAction: readonly string[];
  readonly unitOfMeasure: string;
  readonly annualGoal: Quantity;
  readonly schedule: Schedule;
}
export interface MetaToAdd extends LineToAdd {
  readonly kind: 'meta';
  /** The meta is the sum of its actions, annually and per quarter. */
  readonly additive: boolean;
}
export interface ActionToAdd extends LineToAdd {
  readonly kind: 'action';
}
export type AddLine = MetaToAdd | ActionToAdd;

/**
 * Adds a meta or an action to a plan that is not authorized yet; the same line again is quiet. An
 * action may come before its meta: authorizing the plan asks for it.
 * @throws PlanRefusal `plan-not-found`, `plan-closed`, `plan-already-authorized`, `number-invalid`,
 * `text-invalid`, `quantity-invalid`, `schedule-does-not-add-up`, `line-of-action-unknown`,
 * `number-taken`
 */
export function addLine(command: AddLine, plan: Plan): readonly (MetaOpened | ActionOpened)[] {
  const found = notClosed(plan);
  if (found.status === 'authorized') {
    const detail = `el plan ${found.planId} ya está autorizado: cambia por modificación`;
    return refuse('plan-already-authorized', detail);
  }
  const event = opened(command, found);
  const [holder] = withNumber(found, command.number);
  if (holder === undefined) return [event];
  if (same(contentOf(holder), contentOfEvent(event))) return [];
  return refuse('number-taken', `el número ${command.number} ya lo lleva otra línea`);
}

function opened(command: AddLine, plan: ExistingPlan): MetaOpened | ActionOpened {
  const number = lineNumber(command.kind, command.number);
  const data = {
    lineId: lineIdInPlan(plan.planId, number),
    number,
    description: text(command.description, 'descripción'),
    linesOfAction: command.linesOfAction.map((each) => lineOfAction(plan, each)),
    unitOfMeasure: text(command.unitOfMeasure, 'unidad de medida'),
    ...goalOf(command),
    movement: null,
    inferred: false,
    source: null,
  };
  switch (command.kind) {
    case 'meta':
      return { type: 'MetaOpened', data: { ...data, additive: command.additive } };
    case 'action':
      return { type: 'ActionOpened', data: { ...data, metaId: metaOf(plan, number) } };
    default:
      return unreachable(command);
  }
}

function lineOfAction(plan: ExistingPlan, code: string): string {
  if (plan.header.linesOfAction.some((each) => each.code === code)) return code;
  return refuse(
    'line-of-action-unknown',
    `el encabezado no lista la línea de acción ${quoted(code)}`,
  );
}

function goalOf(command: AddLine): { annualGoal: Quantity; schedule: Schedule } {
  const annualGoal = quantity(command.annualGoal, 'meta anual');
  const schedule = scheduleOf(command.schedule, 'programado');
  if (sum(schedule) === annualGoal) return { annualGoal, schedule };
  const detail = `lo programado suma ${sum(schedule)} y la meta anual es ${annualGoal}`;
  return refuse('schedule-does-not-add-up', detail);
}

function metaOf(plan: ExistingPlan, number: number): string {
  const metaNumber = metaNumberOf(number);
  return withNumber(plan, metaNumber)[0]?.id ?? lineIdInPlan(plan.planId, metaNumber);
}

function contentOf(line: Line) {
  const { id, description, linesOfAction, unitOfMeasure, goal, schedule } = line;
  const own = line.kind === 'meta' ? line.additive : line.metaId;
  return { id, description, linesOfAction, unitOfMeasure, goal, schedule, own };
}

function contentOfEvent({ type, data }: MetaOpened | ActionOpened) {
  const { lineId, description, linesOfAction, unitOfMeasure, annualGoal, schedule } = data;
  const own = type === 'MetaOpened' ? data.additive : data.metaId;
  return { id: lineId, description, linesOfAction, unitOfMeasure, goal: annualGoal, schedule, own };
}
