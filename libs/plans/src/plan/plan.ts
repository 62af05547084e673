import type { Actor } from '@libro/event-sourcing';
import type { Line } from './line';
import type { ModificationContent } from './modification.events';
import type { DataOf } from './plan.events';
import type { Header, PerQuarter, Quantity, Quarter, Schedule, SignatureRole } from './words';

export interface Signature {
  readonly role: SignatureRole;
  readonly digest: string;
  readonly signedBy: Actor;
}

export type ModificationStatus = 'draft' | 'returned' | 'withdrawn' | 'authorized' | 'not-applied';

export interface Modification {
  readonly folio: string;
  readonly status: ModificationStatus;
  /** `null` for a transcribed folio: its rows are on its sheet. */
  readonly content: ModificationContent | null;
  /** Valid ones, in order: a new content voids them. */
  readonly signatures: readonly Signature[];
}

export interface QuarterState {
  readonly quarter: Quarter;
  readonly closed: boolean;
  readonly signatures: readonly Signature[];
  /** A correction or a movement changed what was signed. */
  readonly outdated: boolean;
}

/** An amount that this plan gave and that no plan has answered for yet. */
export interface UnderWay {
  readonly transferId: string;
  readonly lineId: string;
  readonly amount: Quantity;
  readonly whole: boolean;
  readonly folio: string;
  readonly to: { readonly planId: string; readonly lineId: string | null };
  /** The giving line's schedule before and after its row: where the amount was taken from. */
  readonly before: Schedule;
  readonly after: Schedule;
}

/** What this plan answered to an amount that another one gave it. */
export type TransferAnswer =
  | { readonly answer: 'received'; readonly lineId: string; readonly folio: string }
  | { readonly answer: 'declined'; readonly reason: string };

/** A printed row whose figures are in doubt (O02), not yet settled. */
export interface DoubtfulRow {
  readonly rowId: string;
  readonly lineId: string;
  readonly quarter: Quarter;
  /** As printed: the unit of what the row says was achieved. */
  readonly unitOfMeasure: string;
  readonly remarks: string | null;
}

/** What decisions about a plan need to know, whatever its status. */
export interface ExistingPlan {
  readonly status: 'open' | 'authorized' | 'closed';
  readonly planId: string;
  readonly fiscalYear: number;
  readonly header: Header;
  readonly lines: ReadonlyMap<string, Line>;
  readonly modifications: ReadonlyMap<string, Modification>;
  readonly quarters: PerQuarter<QuarterState>;
  readonly underWay: ReadonlyMap<string, UnderWay>;
  /** Transfers of other plans that this one took in or declined: each is answered once. */
  readonly answered: ReadonlyMap<string, TransferAnswer>;
  /** Digests of the sheets on record. */
  readonly sheets: ReadonlySet<string>;
  readonly doubtfulRows: ReadonlyMap<string, DoubtfulRow>;
  /** Ids of the lines that a folio suppressed: as a rule nothing had been achieved on them. */
  readonly suppressed: ReadonlySet<string>;
  /** Finding id → digest of the evidence that was acknowledged. */
  readonly acknowledged: ReadonlyMap<string, string>;
}

/** Not opened yet. A sheet that opens its plan stands before it: remembered until `PlanOpened`. */
export interface NoPlan {
  readonly status: 'none';
  readonly transcribed?: DataOf<'FormTranscribed'>;
}

export type Plan = NoPlan | ExistingPlan;

export const NO_PLAN: Plan = { status: 'none' };

/** A plan's name: "2021.54202". */
export function planIdOf(fiscalYear: number, unitCode: string): string {
  return `${fiscalYear}.${unitCode}`;
}

const PLAN_ID = /^\d{4}\.[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/;

/** Whether a text could name a plan: a fiscal year, a dot, the code of a unit. */
export function isPlanId(text: string): boolean {
  return PLAN_ID.test(text);
}

const STREAM_PREFIX = 'plan-';

/** The stream that holds a plan: one plan, one stream. */
export function streamOf(planId: string): string {
  return `${STREAM_PREFIX}${planId}`;
}

/** The plan of a stream; `null` for a stream that holds none. */
export function planOfStream(stream: string): string | null {
  return stream.startsWith(STREAM_PREFIX) ? stream.slice(STREAM_PREFIX.length) : null;
}
