import type { AmountUnderWay, PlanHead } from '../current-goals/current-goals';
import type { LineFigures } from '../current-goals/line-figures';
import type { ShownFinding } from '../findings/findings-view';
import type { LineKind, MovementCode, Quantity, Quarter } from '../plan/words';

/** A line as the cabildo sees it: its figures to date, and whether it is behind. */
export interface CabildoLine extends LineFigures {
  /** Σ planned up to the quarter; `null` where the schedule is not stated. */
  readonly scheduledToDate: Quantity | null;
  /** Progress of the quarter itself is on record, in whatever unit of measure. */
  readonly reported: boolean;
  /** Active, and less is reported to date than was scheduled to date. `remarks` say why. */
  readonly lags: boolean;
}

/** A row of a folio of the quarter: goal before → after, and why. */
export interface CabildoMovement {
  readonly lineId: string;
  readonly kind: LineKind;
  readonly number: number;
  readonly description: string;
  readonly movements: readonly MovementCode[];
  readonly before: Quantity | null;
  readonly after: Quantity;
  /** The row's own or its block's. */
  readonly justification: string | null;
}

export interface CabildoModification {
  readonly folio: string;
  readonly formDate: string;
  readonly movements: readonly CabildoMovement[];
}

/** Counts of what stands below. Goals of different units of measure are never added up. */
export interface Tally {
  readonly units: number;
  /** Active lines with a goal above 0. */
  readonly lines: number;
  readonly reported: number;
  readonly lagging: number;
  readonly modifications: number;
  /** Each once, also where it stands in two units: the one that gave it and the one it goes to. */
  readonly amountsUnderWay: number;
  readonly findings: { readonly error: number; readonly warning: number; readonly notice: number };
}

export interface CabildoUnit {
  readonly plan: PlanHead;
  readonly tally: Tally;
  readonly lines: readonly CabildoLine[];
  /** Active lines with a goal whose quarter is not reported. */
  readonly notReported: readonly { readonly lineId: string; readonly number: number }[];
  readonly modifications: readonly CabildoModification[];
  readonly amountsUnderWay: readonly AmountUnderWay[];
  readonly findings: readonly ShownFinding[];
}

export interface CabildoProgram {
  readonly code: string;
  readonly name: string;
  readonly tally: Tally;
  readonly units: readonly CabildoUnit[];
}

export interface CabildoBranch {
  readonly code: string;
  readonly name: string;
  readonly tally: Tally;
  readonly programs: readonly CabildoProgram[];
}

/** `GET /reports/cabildo`. */
export interface CabildoReport {
  readonly asOf: number;
  readonly fiscalYear: number;
  readonly quarter: Quarter;
  readonly tally: Tally;
  readonly branches: readonly CabildoBranch[];
  /** Findings about the body's catalogues and files, of no one plan. */
  readonly findings: readonly ShownFinding[];
}
