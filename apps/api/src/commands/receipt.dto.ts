import type { Receipt } from '@libro/event-sourcing';
import type { Trial } from '@libro/plans';

/** What a command did. */
export interface ReceiptBody {
  readonly commandId: string;
  /** `null` for what belongs to no plan. */
  readonly planId: string | null;
  /** Of the command's last event; -1 for a stream without events. */
  readonly revision: number;
  /** Of that event in the log. */
  readonly position: number | null;
  readonly recordedAt: string | null;
  readonly events: Receipt['events'];
}

/** A receipt on its way to its answer: whether it was given before stands in a header. */
export interface ReceiptAnswer extends ReceiptBody {
  readonly replayed: boolean;
}

export function receiptOf(planId: string | null, receipt: Receipt): ReceiptAnswer {
  const { commandId, revision, position, recordedAt, events, replayed } = receipt;
  // A stream without events has no revision: its next one is 0.
  const at = revision === 'none' ? -1 : revision;
  return { commandId, planId, revision: at, position, recordedAt, events, replayed };
}

/** What a command did or, asked with `dryRun`, would do. */
export type CommandAnswer = ReceiptAnswer | Trial;
