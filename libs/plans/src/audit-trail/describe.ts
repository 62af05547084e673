import type { RecordedEvent } from '@libro/event-sourcing';
import type { PlanEvent } from '../plan/plan.events';
import { planOfStream } from '../plan/plan';
import type { PlanView } from '../projection/plan-view';
import type { AuditEntry, Description } from './audit-trail';
import { changesBetween } from './changes';
import { folioOf, justificationOf, sourceOf } from './justification';
import { summaryOf } from './summaries';

/** One event between the views of its plan before and after it. */
export interface Step {
  readonly before: PlanView;
  readonly recorded: RecordedEvent<PlanEvent>;
  readonly after: PlanView;
}

/** What an event says, in words: what was, what is, why, and out of which folio or sheet. Pure. */
export function describe({ before, recorded, after }: Step): Description {
  const { event } = recorded;
  const lineId = lineIdOf(event, before);
  const line = after.plan.status === 'none' ? null : (after.plan.lines.get(lineId ?? '') ?? null);
  return {
    lineId,
    number: line?.number ?? null,
    summary: summaryOf({ event, line, before: before.plan }),
    changes: changesBetween(before.plan, after.plan, lineId),
    justification: justificationOf(event, after),
    folio: folioOf(event),
    source: sourceOf(event),
  };
}

/** The event's entry in the audit trail. */
export function auditEntryOf(step: Step): AuditEntry {
  const { position, stream, revision, id, metadata, event } = step.recorded;
  const { recordedAt, actor, commandId, correlationId, causationId } = metadata;
  const { lineId, number, summary, changes, justification, folio, source } = describe(step);
  return {
    position,
    stream,
    revision,
    eventId: id,
    type: event.type,
    recordedAt,
    actor,
    planId: planOfStream(stream),
    lineId,
    number,
    summary,
    changes,
    justification,
    folio,
    source,
    commandId,
    correlationId,
    causationId,
  };
}

/** The line that the event is about; where an amount under way ended, the giving one. */
function lineIdOf({ type, data }: PlanEvent, { plan }: PlanView): string | null {
  if ('lineId' in data) return data.lineId;
  if (type === 'TechnicalCorrectionMade') return LINE_FIELD.exec(data.field)?.[1] ?? null;
  if (type !== 'TransferReturned' && type !== 'TransferCompleted') return null;
  return plan.status === 'none' ? null : (plan.underWay.get(data.transferId)?.lineId ?? null);
}
const LINE_FIELD = /^lines\.(.+)\.description$/;
