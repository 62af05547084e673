import { openingsOf } from '../plan/folio-openings';
import { lineIdInFolio } from '../plan/ids';
import type { Lines } from '../plan/line.evolve';
import type {
  DraftBlock,
  LineToOpen,
  ModificationTranscribed,
  TranscribedRow,
} from '../plan/modification.events';
import type { ExistingPlan } from '../plan/plan';
import type { PrintedSheet } from '../plan/printed-sheet';
import type { LineKind, Quantity } from '../plan/words';
import type { FindingSource } from './finding';
import type { PlanChange, Raise } from './movement-facts';
import { quartersOver } from './quarters-over';
import { rowsOf } from './line-facts';

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

const NOTHING_YET = {
  ...{ planChanges: [], raises: [], otherAuthorized: [], transferred: [], restated: [] },
} as const;

/** Names a row of a folio, block and row from 1. */
export function folioSubject(planId: string, folio: string, ...at: readonly number[]): string {
  return [planId, folio, ...at].join(' ');
}

/** A live folio takes effect. */
export function liveFolio(plan: ExistingPlan, folio: string): FolioFacts | null {
  const content = plan.modifications.get(folio)?.content ?? null;
  if (content === null) return null;
  const opened = openingsOf(plan.planId, folio, content);
  const blockOf = (block: DraftBlock, index: number) =>
    liveBlock(plan, folio, { block, at: index + 1, opened });
  return {
    ...NOTHING_YET,
    folio,
    formDate: content.formDate,
    quartersOver: quartersOver(content.formDate, plan.fiscalYear),
    transcribed: false,
    applied: true,
    source: null,
    blocks: content.blocks.map(blockOf),
    stages: [{ block: 0, lines: plan.lines }],
  };
}

interface BlockAt {
  readonly block: DraftBlock;
  readonly at: number;
  /** Lines that the folio opens: the plan as it was before the folio has none of them. */
  readonly opened: ReadonlyMap<string, LineToOpen>;
}

function liveBlock(plan: ExistingPlan, folio: string, { block, at, opened }: BlockAt): FolioBlock {
  const rows = block.rows.map((row, index) => {
    const place = { block: at, row: index + 1 };
    const lineId = row.lineId ?? lineIdInFolio(plan.planId, folio, place);
    const line = plan.lines.get(lineId) ?? opened.get(lineId);
    return {
      subject: folioSubject(plan.planId, folio, at, place.row),
      lineId,
      kind: line?.kind ?? 'action',
      number: line?.number ?? 0,
      justification: row.justification,
      printed: null,
      source: null,
    };
  });
  const subject = folioSubject(plan.planId, folio, at);
  return { subject, justification: block.justification, rows };
}

/** A folio that was authorized on paper, against the plan as it was before it. */
export function transcribedFolio(
  plan: ExistingPlan,
  { data }: ModificationTranscribed,
  sheet: PrintedSheet | null,
): FolioFacts {
  const { folio, formDate, applied } = data;
  const { file, sha256, line } = data.source;
  const lineOfRow = new Map(sheet && rowsOf(sheet).map((row) => [row.row, row.line]));
  const blocks = data.blocks.map(({ justification, rows }, block) => ({
    subject: folioSubject(plan.planId, folio, block + 1),
    justification,
    rows: rows.map((printed, row) => ({
      subject: folioSubject(plan.planId, folio, block + 1, row + 1),
      lineId: applied || plan.lines.has(printed.lineId) ? printed.lineId : null,
      kind: printed.kind,
      number: printed.number,
      justification: printed.justification,
      printed,
      source: { file, sha256, line: lineOfRow.get(printed.row) ?? line },
    })),
  }));
  return {
    ...NOTHING_YET,
    ...{ folio, formDate, applied, blocks },
    quartersOver: quartersOver(formDate, plan.fiscalYear),
    transcribed: true,
    source: { file, sha256, line },
    stages: applied ? [{ block: 0, lines: plan.lines }] : [],
    otherAuthorized: applied ? [] : otherAuthorized(plan, blocks),
  };
}

/** Rows whose printed authorized goal is not the goal that the ledger, and the rows above, give. */
function otherAuthorized(plan: ExistingPlan, blocks: readonly FolioBlock[]): OtherAuthorized[] {
  const goals = new Map([...plan.lines.values()].map(({ id, goal }) => [id, goal]));
  const found: OtherAuthorized[] = [];
  for (const row of blocks.flatMap(({ rows }) => rows)) {
    if (row.printed === null) continue;
    const { lineId, authorized, modified } = row.printed;
    const onRecord = goals.get(lineId) ?? null;
    if (authorized !== null && authorized !== onRecord) {
      found.push({ row, printed: authorized, onRecord });
    }
    goals.set(lineId, modified);
  }
  return found;
}

/** The folio after a movement: the lines as the movement's block leaves them, so far. */
export function withStage(folio: FolioFacts, block: number, lines: Lines): FolioFacts {
  const earlier = folio.stages.filter((stage) => stage.block !== block);
  return { ...folio, stages: [...earlier, { block, lines }] };
}
