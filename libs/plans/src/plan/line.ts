import type { OccurredIn } from './plan.events';
import type { LineKind, PerQuarter, Quantity, Quarter, Schedule } from './words';

/** What was reported for one quarter, as it stands. */
export interface Progress {
  readonly achieved: Quantity;
  readonly remarks: string | null;
  readonly occurredIn: readonly OccurredIn[];
  /** Reason of the correction that set the figure once it could not be reported again. */
  readonly correctedBecause: string | null;
}

/** A line's figures in one unit of measure: a CUM ends a series, and the next one starts. */
export interface Series {
  readonly unitOfMeasure: string;
  readonly goal: Quantity;
  /** `null`: not stated. */
  readonly schedule: Schedule | null;
  readonly progress: PerQuarter<Progress | null>;
  /** Achieved in earlier series, stated in the unit of this one. */
  readonly carriedOver: Quantity;
  /** Last quarter that it counts, as the ledger knew it then; `null`: none that is on record. */
  readonly carriedUpTo: Quarter | null;
}

/** A meta or an action, as it stands. Its identity is `id`, never its number. */
export interface Line extends Series {
  readonly id: string;
  readonly kind: LineKind;
  /** The meta that an action stands under; `null` for a meta or where the ledger holds none. */
  readonly metaId: string | null;
  readonly number: number;
  readonly description: string;
  readonly linesOfAction: readonly string[];
  /** `false` once suppressed, or once its number was opened again for another line. */
  readonly active: boolean;
  /** A meta that is the sum of its actions. */
  readonly additive: boolean;
  /** Goal when the plan was authorized or, for a line opened later, when it was opened. */
  readonly authorizedGoal: Quantity;
  /** A CUM restated the authorized goal in another unit. */
  readonly restated: boolean;
  /** Each as a CUM found it, in order: what corrections number from 1. */
  readonly earlierSeries: readonly Series[];
  /** The line, of another plan or of this one, that it was opened for or last took in whole. */
  readonly origin: { readonly planId: string; readonly lineId: string } | null;
  /** The folio that opened it; `null` for a line of the plan as authorized. */
  readonly openedBy: string | null;
}

export const NO_PROGRESS: PerQuarter<Progress | null> = [null, null, null, null];
