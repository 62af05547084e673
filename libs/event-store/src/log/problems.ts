/** What a log can have done wrong, by name. */
export type LogProblemCode =
  | 'database-damaged'
  | 'position-gap'
  | 'revision-gap'
  | 'incomplete-append'
  | 'command-mismatch'
  | 'metadata-malformed'
  | 'metadata-not-canonical'
  | 'recorded-at-malformed'
  | 'data-not-canonical'
  | 'duplicate-event-id'
  | 'duplicate-command-id';

export interface LogProblem {
  readonly code: LogProblemCode;
  /** Position of the event at which it shows; `null` where it has no place in the log. */
  readonly position: number | null;
  readonly detail: string;
}

export interface LogReport {
  /** Events that were looked at. */
  readonly events: number;
  /** In log order; empty for a log that keeps its promises. */
  readonly problems: readonly LogProblem[];
  /** `true` when there are more problems than are listed. */
  readonly truncated: boolean;
}
