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
  const { position, planId, revision, lineId, folio, type, recordedAt, ...body } =
    auditEntryOf(step);
  const columns = [planId, revision, lineId, folio, type, body.actor.id, recordedAt];
  const values = [...columns, JSON.stringify(body)];
  return { table: AUDIT_ENTRY, key: [position], values, replaces: false };
}
