import type { RowTable } from '@libro/event-sourcing';
import type { PlanHead, ShownSignature } from '../current-goals/current-goals';
import type { ModificationStatus } from '../plan/plan';
import type { LineKind, MovementCode, PerQuarter, Quantity, Schedule } from '../plan/words';

/** A row of form TMM-F009 as data (source: api.md, Shapes). */
export interface FolioRow {
  readonly lineId: string;
  readonly kind: LineKind;
  readonly number: number;
  readonly movements: readonly MovementCode[];
  readonly description: string;
  readonly linesOfAction: readonly string[];
  readonly unitOfMeasure: string;
  /** The goal before the row; `null` on a row that opens a line. */
  readonly authorized: Quantity | null;
  readonly increase: Quantity | null;
  readonly decrease: Quantity | null;
  readonly modified: Quantity;
  /** `null`: not stated (a calendar left wholly blank). */
  readonly calendar: Schedule | null;
  /** Of transcribed rows, with `null` for blank cells; `null` for live rows. */
  readonly calendarPrinted: PerQuarter<Quantity | null> | null;
  /** The row's own; `null` where it inherits its block's. */
  readonly justification: string | null;
}

export interface FolioBlock {
  readonly justification: string | null;
  readonly rows: readonly FolioRow[];
}

/** A folio without what is the same for all of its plan. */
export interface Folio {
  readonly folio: string;
  readonly status: ModificationStatus;
  readonly formDate: string;
  readonly blocks: readonly FolioBlock[];
  readonly signatures: readonly ShownSignature[];
  /** What a signature binds to; of a transcribed folio, the digest of its sheet. */
  readonly digest: string;
}

/** `GET /plans/{id}/modifications/{folio}`. */
export interface ModificationsSheet extends Folio {
  readonly asOf: number;
  readonly plan: PlanHead;
}

/** `GET /plans/{id}/modifications`, in the order in which the folios came. */
export interface ModificationsList {
  readonly asOf: number;
  readonly plan: PlanHead;
  readonly items: readonly Folio[];
  readonly next: string | null;
}

export const MODIFICATION_VERSION: RowTable = {
  name: 'modification_version',
  kind: 'versions',
  key: ['plan_id', 'folio'],
  values: ['ordinal', 'body'],
};
