import type { Lines } from '../plan/line.evolve';
import type { TranscribedRow } from '../plan/modification.events';
import type { LineKind, Quantity } from '../plan/words';
import type { FindingSource } from './finding';
import type { PlanChange, Raise } from './movement-facts';

/** A row of a folio in effect, or of one on record only. */
export interface FolioRow {
  /** Names the row for ever: plan, folio, block and row. */
  readonly subject: string;
  /** `null` where the ledger holds no such line. */
  readonly lineId: string | null;
  readonly kind: LineKind;
  readonly number: number;
  readonly justification: string | null;
  /** `null` for a live row: its figures were checked before they were recorded. */
  readonly printed: TranscribedRow | null;
  readonly source: FindingSource | null;
}

export interface FolioBlock {
  readonly subject: string;
  readonly justification: string | null;
  readonly rows: readonly FolioRow[];
}

/** The plan's lines as a block of the folio left them; block 0 is what the folio started from. */
export interface Stage {
  readonly block: number;
  readonly lines: Lines;
}

/** A printed authorized goal that is not the ledger's (R02). */
export interface OtherAuthorized {
  readonly row: FolioRow;
  readonly printed: Quantity;
  /** `null` where the ledger holds no such line. */
  readonly onRecord: Quantity | null;
}

/** What the rules need to know about a folio beyond the plan's state. */
export interface FolioFacts {
  readonly folio: string;
  readonly formDate: string;
  /** How many quarters of the fiscal year were over on the folio's date. */
  readonly quartersOver: number;
  readonly transcribed: boolean;
  readonly applied: boolean;
  readonly source: FindingSource | null;
  readonly blocks: readonly FolioBlock[];
  readonly stages: readonly Stage[];
  readonly planChanges: readonly PlanChange[];
  readonly raises: readonly Raise[];
  readonly otherAuthorized: readonly OtherAuthorized[];
  /** Lines that a transfer with a counterpart changed. */
  readonly transferred: readonly string[];
  /** Subjects of the rows that restated their goal in another unit of measure. */
  readonly restated: readonly string[];
}

/** Names a row of a folio, block and row from 1. */
export function folioSubject(planId: string, folio: string, ...at: readonly number[]): string {
  return [planId, folio, ...at].join(' ');
}

type MovementsOfFolio = Partial<
  Pick<FolioFacts, 'stages' | 'planChanges' | 'raises' | 'transferred' | 'restated'>
>;

/**
 * The facts with what the movements of its rows add. Spelt out field by field (decision note
 * "States are copied field by field").
 */
export function folioFactsWith(facts: FolioFacts, other: MovementsOfFolio): FolioFacts {
  return {
    folio: facts.folio,
    formDate: facts.formDate,
    quartersOver: facts.quartersOver,
    transcribed: facts.transcribed,
    applied: facts.applied,
    source: facts.source,
    blocks: facts.blocks,
    stages: other.stages ?? facts.stages,
    planChanges: other.planChanges ?? facts.planChanges,
    raises: other.raises ?? facts.raises,
    otherAuthorized: facts.otherAuthorized,
    transferred: other.transferred ?? facts.transferred,
    restated: other.restated ?? facts.restated,
  };
}
