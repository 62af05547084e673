import type { PrintedSheet } from '../plan/printed-sheet';
import type { FindingSource } from './finding';
import type { FolioFacts } from './folio-facts';
import type { LineFactsById } from './line-facts';
import type { RepeatedSigner } from './printed-signers';
import type { LeftUnderWay } from './under-way-facts';

/** What the rules need to know about a plan beyond its state; a small pure fold of its events. */
export interface PlanFacts {
  readonly lines: LineFactsById;
  readonly folios: ReadonlyMap<string, FolioFacts>;
  /** The folio whose movements are being recorded. */
  readonly folioAtHand: string | null;
  /** The sheet whose events are being recorded. */
  readonly sheetAtHand: PrintedSheet | null;
  /** Where the plan's first sheet stands: its header is the plan's. */
  readonly header: FindingSource | null;
  readonly signers: ReadonlyMap<string, RepeatedSigner>;
  readonly leftUnderWay: ReadonlyMap<string, LeftUnderWay>;
}

export const NO_FACTS: PlanFacts = {
  lines: new Map(),
  folios: new Map(),
  folioAtHand: null,
  sheetAtHand: null,
  header: null,
  signers: new Map(),
  leftUnderWay: new Map(),
};

/** Spelt out field by field (decision note "States are copied field by field"). */
export function planFactsWith(facts: PlanFacts, other: Partial<PlanFacts>): PlanFacts {
  return {
    lines: other.lines ?? facts.lines,
    folios: other.folios ?? facts.folios,
    folioAtHand: other.folioAtHand === undefined ? facts.folioAtHand : other.folioAtHand,
    sheetAtHand: other.sheetAtHand === undefined ? facts.sheetAtHand : other.sheetAtHand,
    header: other.header === undefined ? facts.header : other.header,
    signers: other.signers ?? facts.signers,
    leftUnderWay: other.leftUnderWay ?? facts.leftUnderWay,
  };
}
