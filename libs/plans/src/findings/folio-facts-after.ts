import { openingsOf } from '../plan/folio-openings';
import { lineIdInFolio } from '../plan/ids';
import type { Lines } from '../plan/line.evolve';
import type { DraftBlock, LineToOpen, ModificationTranscribed } from '../plan/modification.events';
import type { ExistingPlan } from '../plan/plan';
import type { PrintedSheet } from '../plan/printed-sheet';
import { folioFactsWith, folioSubject } from './folio-facts';
import type { FolioBlock, FolioFacts, OtherAuthorized } from './folio-facts';
import { rowsOf } from './line-facts-after';
import { quartersOver } from './quarters-over';

/** A live folio takes effect. */
export function liveFolio(plan: ExistingPlan, folio: string): FolioFacts | null {
  const content = plan.modifications.get(folio)?.content ?? null;
  if (content === null) return null;
  const opened = openingsOf(plan.planId, folio, content);
  const blockOf = (block: DraftBlock, index: number) =>
    liveBlock(plan, folio, { block, at: index + 1, opened });
  return {
    folio,
    formDate: content.formDate,
    quartersOver: quartersOver(content.formDate, plan.fiscalYear),
    transcribed: false,
    applied: true,
    source: null,
    blocks: content.blocks.map(blockOf),
    stages: [{ block: 0, lines: plan.lines }],
    planChanges: [],
    raises: [],
    otherAuthorized: [],
    transferred: [],
    restated: [],
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
    folio,
    formDate,
    quartersOver: quartersOver(formDate, plan.fiscalYear),
    transcribed: true,
    applied,
    source: { file, sha256, line },
    blocks,
    stages: applied ? [{ block: 0, lines: plan.lines }] : [],
    planChanges: [],
    raises: [],
    otherAuthorized: applied ? [] : otherAuthorized(plan, blocks),
    transferred: [],
    restated: [],
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
  return folioFactsWith(folio, { stages: [...earlier, { block, lines }] });
}
