import type { RowShape } from '@libro/event-sourcing';
import { folioDigest } from '../plan/folio-digest';
import { folioKey, shownSignatures } from '../projection/papers';
import type { Papers, TranscribedFolio } from '../projection/papers';
import type { TranscribedRow } from '../plan/modification.events';
import type { ExistingPlan, Modification } from '../plan/plan';
import { mapQuarters, atQuarter } from '../plan/quantity';
import type { PerQuarter, Quantity, Schedule } from '../plan/words';
import { liveBlocks } from './live-rows';
import { MODIFICATION_VERSION } from './modifications-sheet';
import type { Folio, FolioBlock, FolioRow } from './modifications-sheet';

/** A folio as its form shows it: out of its draft, or out of the sheet that it was printed on. */
export function folioOnForm(plan: ExistingPlan, papers: Papers, of: Modification): Folio {
  const { folio, status, content } = of;
  const transcribed = papers.transcribed.get(folio);
  if (content === null && transcribed !== undefined) return printedFolio(transcribed, papers, of);
  if (content === null) throw new Error(`the history has folio ${folio} without its content`);
  const signed = of.signatures.at(-1)?.digest;
  return {
    folio,
    status,
    formDate: content.formDate,
    blocks: liveBlocks(plan, folio, content),
    signatures: shownSignatures(papers, folioKey(folio), of.signatures),
    // A valid signature binds to the content as it stands: its digest needs no second computing.
    digest: signed ?? folioDigest(plan.planId, folio, content),
  };
}

function printedFolio(printed: TranscribedFolio, papers: Papers, { status }: Modification): Folio {
  const { folio, formDate, blocks, source } = printed;
  return {
    folio,
    status,
    formDate,
    blocks: blocks.map((block): FolioBlock => ({ ...block, rows: block.rows.map(printedRow) })),
    signatures: shownSignatures(papers, source.sheet, []),
    digest: source.sheet,
  };
}

function printedRow({ row: _, ...printed }: TranscribedRow): FolioRow {
  return { ...printed, calendar: calendarOf(printed.calendarPrinted) };
}

/** A blank cell is 0; a calendar left wholly blank is not stated (domain.md, Transcribing). */
function calendarOf(printed: PerQuarter<Quantity | null>): Schedule | null {
  if (printed.every((cell) => cell === null)) return null;
  return mapQuarters((quarter) => atQuarter(printed, quarter) ?? '0');
}

export function folioShape(plan: ExistingPlan, papers: Papers): RowShape<Modification> {
  return {
    table: MODIFICATION_VERSION,
    key: ({ folio }) => [plan.planId, folio],
    values: (of, ordinal) => [ordinal, JSON.stringify(folioOnForm(plan, papers, of))],
  };
}
