import { unreachable } from '@libro/event-sourcing';
import type { ExistingPlan, TransferAnswer, UnderWay } from './plan';
import type {
  ActionReceived,
  ActionTransferred,
  MetaTransferred,
  TransferEvent,
} from './movement.events';
import { NOTHING } from './quantity';

type Transfer = ActionTransferred | MetaTransferred | ActionReceived | TransferEvent;

/** Amounts under way and answered transfers after an event; `before` is the plan before it. */
export function transfersAfter(
  before: ExistingPlan,
  event: Transfer,
): Pick<ExistingPlan, 'underWay' | 'answered'> {
  const { underWay, answered } = before;
  const { transferId } = event.data;
  switch (event.type) {
    case 'ActionTransferred':
    case 'MetaTransferred':
      if (event.data.to.planId === before.planId) return { underWay, answered };
      return { underWay: new Map(underWay).set(transferId, given(before, event)), answered };
    case 'ActionReceived':
      if (event.data.from.planId === before.planId) return { underWay, answered };
      return { underWay, answered: new Map(answered).set(transferId, taken(event)) };
    case 'TransferDeclined': {
      const declined = { answer: 'declined', reason: event.data.reason } as const;
      return { underWay, answered: new Map(answered).set(transferId, declined) };
    }
    case 'TransferReturned':
    case 'TransferCompleted':
      return { underWay: without(underWay, transferId), answered };
    default:
      return unreachable(event);
  }
}

function taken({ data }: ActionReceived): TransferAnswer {
  return { answer: 'received', lineId: data.lineId, folio: data.movement.folio };
}

function given(before: ExistingPlan, event: ActionTransferred | MetaTransferred): UnderWay {
  const { transferId, lineId, amount, whole, to, movement } = event.data;
  const schedule = before.lines.get(lineId)?.schedule ?? NOTHING;
  const after = event.data.schedule ?? schedule;
  return { transferId, lineId, amount, whole, to, folio: movement.folio, before: schedule, after };
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const next = new Map(map);
  next.delete(key);
  return next;
}
