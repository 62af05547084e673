import { unreachable } from '@libro/event-sourcing';
import { activeLineOf } from '../plan/guards';
import type { Line } from '../plan/line';
import type { Movement } from '../plan/modification.events';
import type { MovementEvent, Wording } from '../plan/movement.events';
import { isSameName } from '../plan/name-key';
import type { ExistingPlan } from '../plan/plan';
import { compare, equal, isZero, quantity, sum } from '../plan/quantity';
import { refuse } from '../plan/refusal';
import { same } from '../plan/same';
import type { Schedule } from '../plan/words';
import type { FolioFacts } from './facts';
import { after } from './fold';
import { requireLinesOfAction } from './opened-line';
import type { PlacedRow, Transfer } from './placed-row';
import { inOrder } from './row-movements';
import { requireSuppressible, requireNothingUnderWay } from './suppressible';
import { amountLeaving, requireReceiver, requireUnderWay, transferIdOf } from './transfer-rules';

interface Context {
  readonly plan: ExistingPlan;
  readonly facts: FolioFacts;
}

/**
 * The events of a row that changes a line, in the order in which its movements apply. Wording that
 * differs goes onto the first; the calendar belongs to the row: only the last event carries it.
 * @throws PlanRefusal `line-not-found`, `line-inactive`, `goal-changed`, `line-of-action-unknown`,
 * `movements-incompatible`, `schedule-does-not-add-up`, and those of each movement
 */
export function changedLine(placed: PlacedRow, { plan, facts }: Context): readonly MovementEvent[] {
  const line = activeLineOf(plan, placed.lineId);
  requireGoalAsDrafted(line, placed);
  const wording = newWording(line, placed, plan);
  const movements = inOrder(placed);
  const events: MovementEvent[] = [];
  let now = plan;
  for (const [index, movement] of movements.entries()) {
    const isLast = index === movements.length - 1;
    const event = eventOf(movement, placed, {
      context: { plan: now, facts },
      line: activeLineOf(now, placed.lineId),
      wording: index === 0 ? wording : null,
      calendar: isLast ? { schedule: placed.row.calendar } : {},
    });
    events.push(event);
    now = after(now, [event]);
  }
  requireCalendarOf(now, placed);
  return events;
}

/** A goal is a figure in a unit of measure: the same figure in another one is another goal. */
function requireGoalAsDrafted(line: Line, { row, where }: PlacedRow): void {
  const { number, goal, unitOfMeasure } = line;
  if (row.authorized === null || !equal(row.authorized, goal)) {
    const stated = row.authorized ?? 'ninguna';
    refuse('goal-changed', `${where}: la meta de ${number} es ${goal}, no ${stated}`);
  }
  if (row.unitOfMeasure === undefined || isSameName(row.unitOfMeasure, unitOfMeasure)) return;
  const units = `«${unitOfMeasure}», no en «${row.unitOfMeasure}»`;
  refuse('goal-changed', `${where}: la meta de ${number} se mide en ${units}`);
}

/** A line may go on citing what its header does not list (POA-I04): only what is new is refused. */
function newWording(line: Line, { row }: PlacedRow, plan: ExistingPlan): Wording | null {
  const { description, linesOfAction } = row;
  const wording = { description, linesOfAction };
  const stays = { description: line.description, linesOfAction: line.linesOfAction };
  if (same(wording, stays)) return null;
  requireLinesOfAction(
    plan,
    linesOfAction.filter((code) => !line.linesOfAction.includes(code)),
  );
  return wording;
}

function requireCalendarOf(plan: ExistingPlan, { row, lineId, where }: PlacedRow): void {
  const goal = quantity(plan.lines.get(lineId)?.goal ?? '', `${where}, meta modificada`);
  if (equal(sum(row.calendar), goal)) return;
  const detail = `el calendario suma ${sum(row.calendar)} y la meta modificada es ${goal}`;
  refuse('schedule-does-not-add-up', `${where}: ${detail}`);
}

interface Step {
  readonly context: Context;
  /** The line as the row's earlier movements left it. */
  readonly line: Line;
  readonly wording: Wording | null;
  readonly calendar: { readonly schedule?: Schedule };
}

function eventOf(movement: Movement, placed: PlacedRow, step: Step): MovementEvent {
  const { line, wording, calendar, context } = step;
  const { where } = placed;
  const base = { lineId: line.id, movement: placed.ref, wording, source: null };
  switch (movement.code) {
    case 'AP':
      return refuse('folio-row-invalid', `${where}: AP abre una línea, no cambia otra`);
    case 'S':
      requireSuppressible(context.plan, line);
      return { type: 'LineSuppressed', data: base };
    case 'R':
      requireOtherSchedule(line, placed);
      return { type: 'ScheduleChanged', data: { ...base, ...calendar } };
    case 'AM': {
      const increase = movement.amount;
      if (isZero(increase)) refuse('increase-not-positive', `${where}: el aumento es mayor que 0`);
      return { type: 'AnnualGoalIncreased', data: { ...base, ...calendar, increase } };
    }
    case 'D': {
      const decrease = movement.amount;
      requireDecrease(line, decrease, where);
      return { type: 'AnnualGoalDecreased', data: { ...base, ...calendar, decrease } };
    }
    case 'T':
      return transferred(movement, placed, step);
    case 'CUM':
      requireNothingUnderWay(context.plan, line);
      requireOtherUnit(line, movement.unitOfMeasure, where);
      return {
        type: 'UnitOfMeasureChanged',
        data: { ...base, ...calendar, ...restated(movement) },
      };
    default:
      return unreachable(movement);
  }
}

function restated(movement: Extract<Movement, { code: 'CUM' }>) {
  const { unitOfMeasure, annualGoal, carriedOver } = movement;
  return { unitOfMeasure, annualGoal, carriedOver };
}

function transferred(movement: Transfer, placed: PlacedRow, step: Step): MovementEvent {
  const { line, wording, calendar, context } = step;
  const { plan, facts } = context;
  const transferId = transferIdOf(placed, line);
  const base = { lineId: line.id, movement: placed.ref, wording, source: null, transferId };
  if (movement.direction === 'in') {
    const { amount, from } = movement;
    if (isZero(amount)) refuse('increase-not-positive', `${placed.where}: se recibe más que 0`);
    if (from.planId !== plan.planId) {
      requireUnderWay(placed, { movement, end: line }, context);
    }
    const isWhole = placed.takesWhole || facts.incoming.get(transferId)?.whole === true;
    const taken = { amount, from, opened: null, ...(isWhole && { whole: isWhole }) };
    return { type: 'ActionReceived', data: { ...base, ...calendar, ...taken } };
  }
  const { to } = movement;
  if (to.planId !== plan.planId) requireReceiver(movement, line, facts);
  const leaving = amountLeaving(movement, line.goal, placed.where);
  const data = { ...base, ...calendar, ...leaving, to };
  return line.kind === 'meta'
    ? { type: 'MetaTransferred', data }
    : { type: 'ActionTransferred', data };
}

function requireOtherSchedule(line: Line, { row, where }: PlacedRow): void {
  if (row.movements.length > 1 || !same(line.schedule, row.calendar)) return;
  refuse('movement-changes-nothing', `${where}: el calendario de ${line.number} ya es ése`);
}

function requireDecrease({ goal, number }: Line, decrease: string, where: string): void {
  if (!isZero(decrease) && compare(decrease, goal) <= 0) return;
  const detail = `${where}: la disminución de ${number} es mayor que 0 y a lo más ${goal}`;
  refuse('decrease-out-of-range', detail);
}

/** The same unit in other letters would restate the goal, and with it hide what it had been. */
function requireOtherUnit(line: Line, unitOfMeasure: string, where: string): void {
  if (!isSameName(line.unitOfMeasure, unitOfMeasure)) return;
  refuse('unit-of-measure-same', `${where}: ${line.number} ya se mide en «${line.unitOfMeasure}»`);
}
