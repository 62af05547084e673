import type { Actor } from '@libro/event-sourcing';
import type { ModificationEvent } from './modification.events';
import type { MovementEvent, MovementRef, TransferEvent } from './movement.events';
import type { PrintedSheet } from './printed-sheet';
import type {
  Header,
  PerQuarter,
  Quantity,
  Quarter,
  Schedule,
  SignatureRole,
  SourceRef,
} from './words';

export interface PlanOpened {
  readonly type: 'PlanOpened';
  readonly data: {
    readonly fiscalYear: number;
    readonly header: Header;
    /** `true` where a printed sheet implies it. So in every event that has this field. */
    readonly inferred: boolean;
    readonly source: SourceRef | null;
  };
}

interface LineOpenedData {
  /** UUID v5: of plan and number, of folio and row, or of sheet digest and row. */
  readonly lineId: string;
  readonly number: number;
  readonly description: string;
  readonly linesOfAction: readonly string[];
  readonly unitOfMeasure: string;
  readonly annualGoal: Quantity;
  /** `null`: not stated (a transcribed line). */
  readonly schedule: Schedule | null;
  /** The folio's row that opens the line (AP); `null` for a line of the plan as authorized. */
  readonly movement: MovementRef | null;
  readonly inferred: boolean;
  readonly source: SourceRef | null;
}
export interface MetaOpened {
  readonly type: 'MetaOpened';
  readonly data: LineOpenedData & {
    /** The meta is the sum of its actions, annually and per quarter. */
    readonly additive: boolean;
  };
}
export interface ActionOpened {
  readonly type: 'ActionOpened';
  readonly data: LineOpenedData & {
    /** The meta it stands under; `null` where the ledger holds none with that number. */
    readonly metaId: string | null;
  };
}
/** A meta is found to be the sum of its actions at the end of a transcribed folio. */
export interface MetaDeclaredAdditive {
  readonly type: 'MetaDeclaredAdditive';
  readonly data: {
    readonly lineId: string;
    readonly inferred: boolean;
    readonly source: SourceRef | null;
  };
}
export interface PlanAuthorized {
  readonly type: 'PlanAuthorized';
  readonly data: { readonly inferred: boolean; readonly source: SourceRef | null };
}
export interface PlanClosed {
  readonly type: 'PlanClosed';
  readonly data: Readonly<Record<string, never>>;
}

/** A part of what is reported that happened in another quarter. */
export interface OccurredIn {
  readonly quarter: Quarter;
  readonly amount: Quantity;
}
export interface ProgressReported {
  readonly type: 'ProgressReported';
  readonly data: {
    readonly quarter: Quarter;
    readonly lineId: string;
    readonly achieved: Quantity;
    readonly remarks: string | null;
    readonly occurredIn: readonly OccurredIn[];
    readonly source: SourceRef | null;
  };
}
export interface ProgressCorrected {
  readonly type: 'ProgressCorrected';
  readonly data: {
    readonly quarter: Quarter;
    readonly lineId: string;
    readonly achieved: Quantity;
    /** Left out where it stays as it was. */
    readonly occurredIn?: readonly OccurredIn[];
    readonly reason: string;
    /**
     * Which of the line's units of measure the figure is in, from 1 in their order, where a CUM has
     * replaced it since. Left out for the one that the line had then, as always in version 1.
     */
    readonly series?: number;
  };
}
export interface QuarterSigned {
  readonly type: 'QuarterSigned';
  readonly data: {
    readonly quarter: Quarter;
    readonly role: SignatureRole;
    readonly digest: string;
    readonly signedBy: Actor;
  };
}
export interface QuarterClosed {
  readonly type: 'QuarterClosed';
  readonly data: { readonly quarter: Quarter };
}

/** What a technical correction may mend: a header's name, or a line's wording. Never a goal. */
export type CorrectedField =
  | 'branch'
  | 'program'
  | 'executingUnit'
  | 'purpose'
  | 'function'
  | 'subfunction'
  | `linesOfAction.${string}`
  | `lines.${string}.description`;
export interface TechnicalCorrectionMade {
  readonly type: 'TechnicalCorrectionMade';
  readonly data: {
    readonly field: CorrectedField;
    readonly value: string;
    readonly reason: string;
  };
}

/** A sheet as published: kept as printed, for ever. The events derived from it follow. */
export interface FormTranscribed {
  readonly type: 'FormTranscribed';
  readonly data: {
    readonly sheet: PrintedSheet;
    /** The line that each row of the table is about, and whether its figures are in doubt (O02). */
    readonly rows: readonly {
      readonly row: number;
      /** UUID v5 of sheet digest and row; also the id by which a row in doubt is settled. */
      readonly rowId: string;
      readonly lineId: string;
      readonly doubtful: boolean;
    }[];
  };
}
/** An official states the figures of a row in doubt (O02); the printed row stays. */
export interface RowResolved {
  readonly type: 'RowResolved';
  readonly data: {
    readonly rowId: string;
    readonly lineId: string;
    readonly planned: Schedule;
    /** `null`: not reported. */
    readonly achieved: PerQuarter<Quantity | null>;
    readonly remarks: string | null;
    readonly reason: string;
  };
}
export interface FindingAcknowledged {
  readonly type: 'FindingAcknowledged';
  readonly data: {
    readonly findingId: string;
    /** Digest of the evidence that was seen: the acknowledgement lapses when it changes. */
    readonly evidenceDigest: string;
    readonly reason: string;
  };
}

/** Every fact that can be on record about a plan. */
export type PlanEvent =
  | PlanOpened
  | MetaOpened
  | ActionOpened
  | MetaDeclaredAdditive
  | PlanAuthorized
  | PlanClosed
  | ProgressReported
  | ProgressCorrected
  | QuarterSigned
  | QuarterClosed
  | TechnicalCorrectionMade
  | FormTranscribed
  | RowResolved
  | FindingAcknowledged
  | ModificationEvent
  | MovementEvent
  | TransferEvent;

export type PlanEventType = PlanEvent['type'];
/** The data of one type of event. */
export type DataOf<T extends PlanEventType> = Extract<PlanEvent, { type: T }>['data'];
