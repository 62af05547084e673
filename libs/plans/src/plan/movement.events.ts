import type { LineKind, MovementCode, Quantity, Schedule, SourceRef } from './words';

/** The row of a folio that an event applies, with every code that the row bears. */
export interface MovementRef {
  readonly folio: string;
  /** Block and row in the folio, from 1. */
  readonly block: number;
  readonly row: number;
  readonly codes: readonly MovementCode[];
}

/** Wording that came with a movement: the old one stays in history. */
export interface Wording {
  readonly description: string;
  readonly linesOfAction: readonly string[];
}

interface MovementData {
  readonly lineId: string;
  readonly movement: MovementRef;
  /** `null` where the wording stays. */
  readonly wording: Wording | null;
  readonly source: SourceRef | null;
}

/**
 * The calendar belongs to the row: its last event carries it, the earlier ones leave the field out.
 * `null` is a calendar left wholly blank on a transcribed row: *not stated*.
 */
interface WithRowSchedule {
  readonly schedule?: Schedule | null;
}

/** Only on transcribed rows whose printed modified goal does not follow from the movement (C04). */
interface WithPrintedGoal {
  readonly printedGoal?: Quantity;
}

/** A line as a transfer opens it in the plan that takes it in. */
export interface OpenedByTransfer {
  readonly kind: LineKind;
  readonly metaId: string | null;
  readonly number: number;
  readonly description: string;
  readonly linesOfAction: readonly string[];
  readonly unitOfMeasure: string;
}

export interface LineSuppressed {
  readonly type: 'LineSuppressed';
  readonly data: MovementData & WithPrintedGoal;
}
export interface ScheduleChanged {
  readonly type: 'ScheduleChanged';
  readonly data: MovementData & WithRowSchedule & WithPrintedGoal;
}
export interface AnnualGoalIncreased {
  readonly type: 'AnnualGoalIncreased';
  readonly data: MovementData & WithRowSchedule & WithPrintedGoal & { readonly increase: Quantity };
}
export interface AnnualGoalDecreased {
  readonly type: 'AnnualGoalDecreased';
  readonly data: MovementData & WithRowSchedule & WithPrintedGoal & { readonly decrease: Quantity };
}

interface TransferredData extends MovementData, WithRowSchedule {
  readonly transferId: string;
  readonly amount: Quantity;
  /** The whole line leaves: its goal and schedule become 0, what it achieved stays with it. */
  readonly whole: boolean;
  /** Receiving line; `lineId` is `null` where the receiving plan opens it as it takes it in. */
  readonly to: { readonly planId: string; readonly lineId: string | null };
}
export interface ActionTransferred {
  readonly type: 'ActionTransferred';
  readonly data: TransferredData;
}
export interface MetaTransferred {
  readonly type: 'MetaTransferred';
  readonly data: TransferredData;
}
/** The amount is taken in: by a line of the plan, or by one that is opened for it. */
export interface ActionReceived {
  readonly type: 'ActionReceived';
  readonly data: MovementData &
    WithRowSchedule & {
      readonly transferId: string;
      readonly amount: Quantity;
      readonly from: { readonly planId: string; readonly lineId: string };
      readonly opened: OpenedByTransfer | null;
      /** Only where a line that was there takes in a whole one, from version 2 on. */
      readonly whole?: true;
    };
}
export interface UnitOfMeasureChanged {
  readonly type: 'UnitOfMeasureChanged';
  readonly data: MovementData &
    WithRowSchedule &
    WithPrintedGoal & {
      readonly unitOfMeasure: string;
      /** Annual goal restated in the new unit. */
      readonly annualGoal: Quantity;
      /** What was achieved so far, stated in the new unit; "0" where nothing is carried over. */
      readonly carriedOver: Quantity;
    };
}

/** In the giving plan: an amount under way came back; what it restores, line by line. */
export interface TransferReturned {
  readonly type: 'TransferReturned';
  readonly data: {
    readonly transferId: string;
    readonly amount: Quantity;
    readonly reason: string;
    /** The plan that sent it back. */
    readonly returnedBy: string;
    /** The giving line and, where its meta is additive, that meta: schedule as it stands after. */
    readonly restored: readonly { readonly lineId: string; readonly schedule: Schedule }[];
  };
}
/** In the receiving plan: it will not take the amount in. */
export interface TransferDeclined {
  readonly type: 'TransferDeclined';
  readonly data: {
    readonly transferId: string;
    readonly amount: Quantity;
    readonly from: { readonly planId: string; readonly lineId: string };
    readonly reason: string;
  };
}
/** In the giving plan: the amount is no longer under way, the other plan took it in. */
export interface TransferCompleted {
  readonly type: 'TransferCompleted';
  readonly data: {
    readonly transferId: string;
    readonly receivedBy: {
      readonly planId: string;
      readonly lineId: string;
      readonly folio: string;
    };
  };
}

export type MovementEvent =
  | LineSuppressed
  | ScheduleChanged
  | AnnualGoalIncreased
  | AnnualGoalDecreased
  | ActionTransferred
  | MetaTransferred
  | ActionReceived
  | UnitOfMeasureChanged;

export type TransferEvent = TransferReturned | TransferDeclined | TransferCompleted;
