import type { RowChange } from '@libro/event-sourcing';
import { AUDIT_ENTRY } from './audit-trail';
import type { AuditEntry } from './audit-trail';
import { auditEntryOf } from './describe';
import type { Step } from './describe';

/** What of an entry stands in columns of its own; the rest is the row's body. */
export type AuditColumns = Pick<
  AuditEntry,
  'position' | 'planId' | 'revision' | 'lineId' | 'folio' | 'type' | 'recordedAt'
>;
export type AuditBody = Omit<AuditEntry, keyof AuditColumns>;

/** The row of one event. */
export function auditRow(step: Step): RowChange {
  const entry = auditEntryOf(step);
  // Spelt out: taking the columns out of the entry by rest costs as much as writing the row.
  const body: AuditBody = {
    stream: entry.stream,
    eventId: entry.eventId,
    actor: entry.actor,
    number: entry.number,
    summary: entry.summary,
    changes: entry.changes,
    justification: entry.justification,
    source: entry.source,
    commandId: entry.commandId,
    correlationId: entry.correlationId,
    causationId: entry.causationId,
  };
  const { planId, revision, lineId, folio, type, actor, recordedAt } = entry;
  const columns = [planId, revision, lineId, folio, type, actor.id, recordedAt];
  const values = [...columns, JSON.stringify(body)];
  return { table: AUDIT_ENTRY, key: [entry.position], values, replaces: false };
}
