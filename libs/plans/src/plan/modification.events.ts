import type { Actor } from '@libro/event-sourcing';
import type {
  LineKind,
  MovementCode,
  PerQuarter,
  Quantity,
  Schedule,
  SignatureRole,
  SourceRef,
} from './words';

/** One movement of a draft's row. The row's calendar stands on the row. */
export type Movement =
  | { readonly code: 'AP' }
  | { readonly code: 'S' }
  | { readonly code: 'R' }
  | { readonly code: 'AM'; readonly amount: Quantity }
  | { readonly code: 'D'; readonly amount: Quantity }
  | {
      readonly code: 'T';
      readonly direction: 'out';
      /** The amount that leaves, or "whole" for the whole line. */
      readonly amount: Quantity;
      /** `lineId` is `null` where a whole line leaves for another plan, which opens it there. */
      readonly to: { readonly planId: string; readonly lineId: string | null };
    }
  | {
      readonly code: 'T';
      readonly direction: 'in';
      readonly amount: Quantity;
      readonly from: { readonly planId: string; readonly lineId: string };
      /** The amount under way that another plan gave; `null` within one plan. */
      readonly transferId: string | null;
    }
  | {
      readonly code: 'CUM';
      readonly unitOfMeasure: string;
      readonly annualGoal: Quantity;
      readonly carriedOver: Quantity;
    };

/** A line that a row opens (AP, or a transfer taken in as a line of its own). */
export interface LineToOpen {
  readonly kind: LineKind;
  readonly number: number;
  readonly unitOfMeasure: string;
  /** Only for a meta: it is the sum of its actions, annually and per quarter. */
  readonly additive: boolean;
}

/** A row of a live draft. */
export interface DraftRow {
  /** The line that the row changes; `null` where it opens one. */
  readonly lineId: string | null;
  readonly opens: LineToOpen | null;
  readonly movements: readonly Movement[];
  /** The line's current goal as the draft found it; `null` on a row that opens a line. */
  readonly authorized: Quantity | null;
  /**
   * Unit of measure of `authorized`, as the draft found it. Left out on a row that opens a line,
   * which states its own, and in version 1, whose drafts did not say: there it is not checked.
   */
  readonly unitOfMeasure?: string;
  /** The line's schedule after the row. */
  readonly calendar: Schedule;
  readonly description: string;
  readonly linesOfAction: readonly string[];
  /** The row's own justification; `null` where it inherits its block's. */
  readonly justification: string | null;
}

export interface DraftBlock {
  readonly justification: string;
  readonly rows: readonly DraftRow[];
}

/** What is signed: the digest of a folio is the digest of its content. */
export interface ModificationContent {
  /** "2021-04" or "2021-04-12". */
  readonly formDate: string;
  readonly blocks: readonly DraftBlock[];
}

export interface ModificationDrafted {
  readonly type: 'ModificationDrafted';
  readonly data: { readonly folio: string; readonly content: ModificationContent };
}
export interface ModificationRedrafted {
  readonly type: 'ModificationRedrafted';
  readonly data: { readonly folio: string; readonly content: ModificationContent };
}
export interface ModificationSigned {
  readonly type: 'ModificationSigned';
  readonly data: {
    readonly folio: string;
    readonly role: SignatureRole;
    readonly digest: string;
    readonly signedBy: Actor;
  };
}
export interface ModificationReturned {
  readonly type: 'ModificationReturned';
  readonly data: { readonly folio: string; readonly reason: string };
}
export interface ModificationWithdrawn {
  readonly type: 'ModificationWithdrawn';
  readonly data: { readonly folio: string; readonly reason: string };
}
/** The folio takes effect: its movements follow in the same append. */
export interface ModificationAuthorized {
  readonly type: 'ModificationAuthorized';
  readonly data: { readonly folio: string };
}

/** A row of a folio as its sheet prints it. */
export interface TranscribedRow {
  readonly row: number;
  readonly lineId: string;
  readonly kind: LineKind;
  readonly number: number;
  readonly movements: readonly MovementCode[];
  readonly description: string;
  readonly linesOfAction: readonly string[];
  readonly unitOfMeasure: string;
  readonly authorized: Quantity | null;
  readonly increase: Quantity | null;
  readonly decrease: Quantity | null;
  readonly modified: Quantity;
  readonly calendarPrinted: PerQuarter<Quantity | null>;
  readonly justification: string | null;
}

/** A folio authorized on paper; its movements follow in the same append where it applies. */
export interface ModificationTranscribed {
  readonly type: 'ModificationTranscribed';
  readonly data: {
    readonly folio: string;
    readonly formDate: string;
    readonly blocks: readonly {
      readonly justification: string | null;
      readonly rows: readonly TranscribedRow[];
    }[];
    /** `false`: its printed authorized goals are not the ledger's, it is on record only (R02). */
    readonly applied: boolean;
    readonly source: SourceRef;
  };
}

export type ModificationEvent =
  | ModificationDrafted
  | ModificationRedrafted
  | ModificationSigned
  | ModificationReturned
  | ModificationWithdrawn
  | ModificationAuthorized
  | ModificationTranscribed;
