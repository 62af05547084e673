import type { PlanView } from '../projection/plan-view';
import type { PlanEvent } from '../plan/plan.events';
import type { MovementRef } from '../plan/movement.events';
import type { SourceRef } from '../plan/words';

/** Why: the event's own reason, or what justifies the row of the folio that it applies. */
export function justificationOf(event: PlanEvent, after: PlanView): string | null {
  const { data } = event;
  if ('reason' in data) return data.reason;
  if ('lineId' in data && 'movement' in data && data.movement !== null) {
    return ofRow(after, data.movement, data.lineId);
  }
  if ('remarks' in data) return data.remarks;
  if ('content' in data) return data.content.blocks[0]?.justification ?? null;
  if (event.type === 'ModificationTranscribed') {
    return event.data.blocks[0]?.justification ?? null;
  }
  return null;
}

function ofRow({ plan, papers }: PlanView, at: MovementRef, lineId: string): string | null {
  const transcribed = papers.transcribed.get(at.folio)?.blocks[at.block - 1];
  if (transcribed !== undefined) {
    const row = transcribed.rows.find((each) => each.lineId === lineId);
    return row?.justification ?? transcribed.justification;
  }
  if (plan.status === 'none') return null;
  const block = plan.modifications.get(at.folio)?.content?.blocks[at.block - 1];
  return block?.rows[at.row - 1]?.justification ?? block?.justification ?? null;
}

/** The folio that the event is, or is a part, of. */
export function folioOf({ data }: PlanEvent): string | null {
  if ('folio' in data) return data.folio;
  return 'movement' in data ? (data.movement?.folio ?? null) : null;
}

/** Sheet and row of an event that was derived from a printed sheet. */
export function sourceOf(event: PlanEvent): SourceRef | null {
  if (event.type === 'FormTranscribed') {
    const { sheet, file, sha256, line } = event.data.sheet;
    return { sheet, file, sha256, line, row: null };
  }
  return 'source' in event.data ? event.data.source : null;
}
