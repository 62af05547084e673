import type { AmountUnderWay, PlanHead } from '../current-goals/current-goals';
import type { LineFigures } from '../current-goals/line-figures';
import type { AnsweredFinding } from '../findings/findings-view';
import type { LineKind, MovementCode, Quantity, Quarter, Schedule } from '../plan/words';
import type { CabildoComparison } from './cabildo-comparison';

/** A line as the cabildo sees it: its figures to date, and whether it is behind. */
export interface CabildoLine extends LineFigures {
  /** Σ planned up to the quarter; `null` where the schedule is not stated. */
  readonly scheduledToDate: Quantity | null;
  /** Progress of the quarter itself is on record, in whatever unit of measure. */
  readonly reported: boolean;
  /** It stands among its unit's `lagging` lines. */
  readonly lags: boolean;
}

/**
 * A line that lags: active, with a goal above 0, and achieved to date is less than scheduled to
 * date. One whose schedule is not stated, or that has reported nothing yet, is not known to lag:
 * blank is not 0, and what is not reported stands in `notReported`.
 */
export interface LaggingLine {
  readonly lineId: string;
  readonly kind: LineKind;
  readonly number: number;
  readonly description: string;
  /** Of the figures here: the one that a CUM has replaced, where the quarter was reported in it. */
  readonly unitOfMeasure: string;
  readonly scheduledToDate: Quantity;
  readonly achievedToDate: Quantity;
  /** Scheduled less achieved. */
  readonly missing: Quantity;
  /** Of the quarter; `null` where it gave none or is not reported. */
  readonly remarks: string | null;
}

/** A row of a folio: what it made of its line, and why. */
export interface CabildoMovement {
  readonly lineId: string;
  readonly kind: LineKind;
  readonly number: number;
  /** As the row words it. */
  readonly description: string;
  readonly movements: readonly MovementCode[];
  /** The annual goal; `null` on a row that opens its line. */
  readonly before: Quantity | null;
  readonly after: Quantity;
  /** The row's own or its block's. */
  readonly justification: string | null;
  /** Whose it is; `null` where neither states one. */
  readonly justifiedBy: 'row' | 'block' | null;
  /** Block of the folio, from 1. */
  readonly block: number;
  readonly increase: Quantity | null;
  readonly decrease: Quantity | null;
  /** `null`: not stated, or the line was not there. So below. */
  readonly scheduleBefore: Schedule | null;
  readonly scheduleAfter: Schedule | null;
  readonly unitBefore: string | null;
  readonly unitAfter: string;
  readonly descriptionBefore: string | null;
}

export interface CabildoModification {
  readonly folio: string;
  readonly formDate: string;
  readonly movements: readonly CabildoMovement[];
}

export interface BySeverity {
  readonly error: number;
  readonly warning: number;
  readonly notice: number;
}

/** Counts of what stands below. Goals of different units of measure are never added up. */
export interface Tally {
  readonly units: number;
  /** Units in which no line has reported the quarter, of those that have lines to report. */
  readonly unitsNotReported: number;
  /** Units in which some lines have and some have not. */
  readonly unitsPartlyReported: number;
  /** Units that gave an amount which is neither taken in nor back. */
  readonly unitsHoldingAmounts: number;
  /** Active lines with a goal above 0. */
  readonly lines: number;
  readonly reported: number;
  readonly lagging: number;
  /** Folios of the quarter, and their rows. */
  readonly modifications: number;
  readonly movements: number;
  /** Each once, also where it stands in two units: the one that gave it and the one it goes to. */
  readonly amountsUnderWay: number;
  /** All that stand, acknowledged or not. */
  readonly findings: BySeverity;
  /** Those that stand and are not acknowledged. */
  readonly openFindings: BySeverity;
  readonly acknowledgedFindings: BySeverity;
}

/**
 * How far a unit's lines came on average: of those with a goal above 0 and a figure, without the
 * metas that are the sum of their actions, each counting for 1 at most, so that no line's excess
 * hides another's lag. Ratios of 4 places, half up; `null` where no line has one.
 */
export interface AverageProgress {
  readonly relativeToAuthorized: string | null;
  readonly relativeToCurrent: string | null;
  readonly relativeToScheduled: string | null;
}

export interface CabildoUnit {
  readonly plan: PlanHead;
  readonly tally: Tally;
  readonly averageProgress: AverageProgress;
  /** Whether its lines have reported the quarter; a unit with nothing to report has. */
  readonly reporting: 'complete' | 'partial' | 'none';
  readonly lines: readonly CabildoLine[];
  readonly lagging: readonly LaggingLine[];
  /** Active lines with a goal whose quarter is not reported. */
  readonly notReported: readonly { readonly lineId: string; readonly number: number }[];
  /**
   * Folios in effect that belong to the quarter by the date on their form (`quarterOfForm`): the
   * time that officials state and sign, and the only one that a printed folio has. When the ledger
   * learnt of it says nothing about it (source: domain.md, Two times).
   */
  readonly modifications: readonly CabildoModification[];
  /** Folios of later quarters that are in effect: the current goals above have them in already. */
  readonly laterModifications: readonly CabildoModification[];
  readonly amountsUnderWay: readonly AmountUnderWay[];
  /** All that stand: the open ones have `acknowledged: null`. */
  readonly findings: readonly AnsweredFinding[];
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
  readonly findings: readonly AnsweredFinding[];
  /** What changed since an earlier position; `null` where none was asked for. */
  readonly comparison: CabildoComparison | null;
}
