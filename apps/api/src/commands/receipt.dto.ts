import type { Receipt } from '@libro/event-sourcing';
import type { Trial } from '@libro/plans';
import type { Response } from 'express';

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

/** What a command did or, asked with `dryRun`, would do. */
export type CommandAnswer = ReceiptBody | Trial;

/**
 * A receipt as it is answered: the plan's new revision is its ETag, and whether it is the first
 * answer again stands in a header, so that both bodies are the same.
 */
export function answerOf(response: Response, planId: string | null, receipt: Receipt): ReceiptBody {
  const { commandId, revision, position, recordedAt, events, replayed } = receipt;
  if (revision !== 'none') response.set('ETag', `"${revision}"`);
  if (replayed) markReplayed(response);
  // A stream without events has no revision: its next one is 0.
  const at = revision === 'none' ? -1 : revision;
  return { commandId, planId, revision: at, position, recordedAt, events };
}

/** Says that an answer is the first one again. */
export function markReplayed(response: Response): void {
  response.set('Idempotency-Replayed', 'true');
}
