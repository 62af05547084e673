import { unreachable } from '@libro/event-sourcing';
import type { DataOf } from '../plan/plan.events';
import type { MovementEvent, TransferEvent } from '../plan/movement.events';
import type { MovementCode } from '../plan/words';
import { lineBefore, lineName } from './told';
import type { Told } from './told';

/** What a movement of a folio did to a line, in Spanish. */
export function movementSummary(told: Told<MovementEvent>): string {
  const { event, line } = told;
  const name = lineName(line);
  const folio = `(folio ${event.data.movement.folio}${otherCodes(event)})`;
  const goals = `de ${lineBefore(told)?.goal ?? '0'} a ${line?.goal ?? '0'}`;
  switch (event.type) {
    case 'LineSuppressed':
      return `Se suprimió ${name} ${folio}`;
    case 'ScheduleChanged':
      return `Se recalendarizó ${name} ${folio}`;
    case 'AnnualGoalIncreased':
      return `Aumentó en ${event.data.increase} la meta anual de ${name}, ${goals} ${folio}`;
    case 'AnnualGoalDecreased':
      return `Disminuyó en ${event.data.decrease} la meta anual de ${name}, ${goals} ${folio}`;
    case 'ActionTransferred':
    case 'MetaTransferred':
      return `${givenSummary(event.data, name, told)} ${folio}`;
    case 'ActionReceived':
      return `${receivedSummary(event.data, name, told)} ${folio}`;
    case 'UnitOfMeasureChanged': {
      const units = `de ${lineBefore(told)?.unitOfMeasure ?? '—'} a ${event.data.unitOfMeasure}`;
      return `Cambió la unidad de medida de ${name}, ${units}: meta anual ${goals} ${folio}`;
    }
    default:
      return unreachable(event);
  }
}

const CODE_OF: Readonly<Record<MovementEvent['type'], MovementCode>> = {
  LineSuppressed: 'S',
  ScheduleChanged: 'R',
  AnnualGoalIncreased: 'AM',
  AnnualGoalDecreased: 'D',
  ActionTransferred: 'T',
  MetaTransferred: 'T',
  ActionReceived: 'T',
  UnitOfMeasureChanged: 'CUM',
};

/** The codes that a sheet prints, where they say another movement than the words do. */
function otherCodes({ type, data }: MovementEvent): string {
  const { codes } = data.movement;
  return data.source === null || codes.includes(CODE_OF[type])
    ? ''
    : `, impreso con ${codes.join(' / ')}`;
}

/** How an amount under way between two plans ended, in Spanish. */
export function transferSummary({ event, line }: Told<TransferEvent>): string {
  switch (event.type) {
    case 'TransferReturned': {
      const { amount, returnedBy } = event.data;
      return `El programa ${returnedBy} devolvió ${amount} a ${lineName(line)}`;
    }
    case 'TransferDeclined': {
      const { amount, from } = event.data;
      return `Se devolvió al programa ${from.planId} la cantidad de ${amount} en tránsito`;
    }
    case 'TransferCompleted': {
      const { planId, folio } = event.data.receivedBy;
      return `El programa ${planId} recibió lo transferido de ${lineName(line)} (folio ${folio})`;
    }
    default:
      return unreachable(event);
  }
}

function givenSummary(
  { amount, whole, to }: DataOf<'ActionTransferred'>,
  name: string,
  told: Told<unknown>,
) {
  const what = whole ? `${name} completa (${amount})` : `${amount} de ${name}`;
  return `Se transfirió ${what} a ${otherEnd(to, told)}`;
}

function receivedSummary(
  { amount, opened, from }: DataOf<'ActionReceived'>,
  name: string,
  told: Told<unknown>,
): string {
  const where = opened === null ? `en ${name}` : `en ${name}, abierta para ello`;
  return `Se recibió ${amount} ${where}, de ${otherEnd(from, told)}`;
}

/** The line at the other end where it stands in the same plan, else the other plan. */
function otherEnd(
  { planId, lineId }: { readonly planId: string; readonly lineId: string | null },
  { before }: Told<unknown>,
): string {
  if (before.status === 'none' || before.planId !== planId) return `otro programa (${planId})`;
  return lineName(before.lines.get(lineId ?? '') ?? null);
}
