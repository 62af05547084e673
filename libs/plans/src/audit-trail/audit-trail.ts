import type { Actor, RowTable } from '@libro/event-sourcing';
import type { Line } from '../plan/line';
import type { PlanEventType } from '../plan/plan.events';
import type { SourceRef } from '../plan/words';

/** A figure, wording or mark that an event changed; `null` where there was, or is, none. */
export interface Change {
  /** `goal`, `schedule`, `achieved.2` (quarter 2), `status`, `description`, … */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What an event says, in words. */
export interface Description {
  readonly lineId: string | null;
  readonly number: number | null;
  /** One Spanish sentence, for officials. */
  readonly summary: string;
  readonly changes: readonly Change[];
  /** The event's own reason, or the justification of its row or block. */
  readonly justification: string | null;
  readonly folio: string | null;
  readonly source: SourceRef | null;
}

/** An event in words: who, when, what was, what is, why (source: api.md, Shapes). */
export interface AuditEntry extends Description {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: PlanEventType;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly planId: string | null;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
}

/** `GET /audit-trail`, in log order. */
export interface AuditTrail {
  readonly asOf: number;
  readonly items: readonly AuditEntry[];
  readonly next: string | null;
}

/** `GET /plans/{id}/lines/{line}/history`: every line that the reference names. */
export interface LineHistory {
  readonly asOf: number;
  readonly planId: string;
  readonly lines: readonly {
    readonly lineId: string;
    readonly number: number;
    readonly description: string;
    readonly active: boolean;
    /** The line that it was opened for or last took in whole. */
    readonly origin: Line['origin'];
    readonly entries: readonly AuditEntry[];
  }[];
}

export const AUDIT_ENTRY: RowTable = {
  name: 'audit_entry',
  kind: 'entries',
  key: ['position'],
  values: ['plan_id', 'revision', 'line_id', 'folio', 'type', 'actor', 'recorded_at', 'body'],
};
