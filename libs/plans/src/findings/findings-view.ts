import type { RowTable } from '@libro/event-sourcing';
import type { Finding } from './finding';

/** Who acknowledged a finding's evidence as it stands, why and when. */
export interface Acknowledgement {
  readonly reason: string;
  /** Id of the actor. */
  readonly by: string;
  readonly at: string;
}

/** A finding as it is shown; an acknowledgement of other evidence has lapsed. */
export interface ShownFinding extends Finding {
  readonly acknowledged: Acknowledgement | null;
}

/** A finding as it is answered: with what an acknowledgement of its evidence names. */
export interface AnsweredFinding extends ShownFinding {
  /** SHA-256 (hex). */
  readonly evidenceDigest: string;
}

/** `GET /findings`, by plan, code and number. */
export interface FindingsList {
  readonly asOf: number;
  readonly items: readonly AnsweredFinding[];
  readonly next: string | null;
}

export const FINDING_VERSION: RowTable = {
  name: 'finding_version',
  kind: 'versions',
  key: ['finding_id'],
  values: ['plan_id', 'line_id', 'code', 'body'],
};

/** What the body-wide state is read back from, one row for each event that changed it. */
export const CATALOGUE_ENTRY: RowTable = {
  name: 'catalogue_entry',
  kind: 'entries',
  key: ['position'],
  values: ['body'],
};
