import type { RowShape } from '@libro/event-sourcing';
import { folioDigest } from '../plan/folio-digest';
import { folioKey, shownSignatures } from '../projection/papers';
import type { Papers, TranscribedFolio } from '../projection/papers';
import type { ShownSignature } from '../current-goals/current-goals';
import type { Line } from '../plan/line';
import type { TranscribedRow } from '../plan/modification.events';
import type { ExistingPlan, Modification } from '../plan/plan';
import { mapQuarters, atQuarter } from '../plan/quantity';
import type { PerQuarter, Quantity, Schedule } from '../plan/words';
import { liveBlocks } from './live-rows';
import { MODIFICATION_VERSION } from './modifications-sheet';
import type { Folio, FolioRow } from './modifications-sheet';

/** What of a line a row of a live folio shows beside its own figures. */
export type LineOnForm = Pick<Line, 'kind' | 'number' | 'unitOfMeasure'>;

/** A folio as it is kept: what its form shows is computed where it is asked for. */
export interface FolioOnRecord {
  readonly planId: string;
  readonly of: Modification;
  readonly transcribed: TranscribedFolio | null;
  readonly signatures: readonly ShownSignature[];
  /** The lines of a live folio's rows that were there already, by id. */
  readonly lines: Readonly<Record<string, LineOnForm>>;
}

/** The folio as it stands between two appends. */
export function folioOnRecord(plan: ExistingPlan, papers: Papers, of: Modification): FolioOnRecord {
  const transcribed = papers.transcribed.get(of.folio) ?? null;
  const key = transcribed === null ? folioKey(of.folio) : transcribed.source.sheet;
  const signatures = shownSignatures(papers, key, of.signatures);
  return { planId: plan.planId, of, transcribed, signatures, lines: linesOf(plan, of) };
}

function linesOf({ lines }: ExistingPlan, { content }: Modification): FolioOnRecord['lines'] {
  const shown: Record<string, LineOnForm> = {};
  for (const { rows } of content?.blocks ?? []) {
    for (const { lineId } of rows) {
      const line = lines.get(lineId ?? '');
      if (line === undefined) continue;
      const { kind, number, unitOfMeasure } = line;
      shown[line.id] = { kind, number, unitOfMeasure };
    }
  }
  return shown;
}

/** A folio as its form shows it: out of its draft, or out of the sheet that it was printed on. */
export function folioOnForm({ planId, of, transcribed, signatures, lines }: FolioOnRecord): Folio {
  const { folio, status, content } = of;
  if (transcribed !== null) {
    const { formDate, source } = transcribed;
    const blocks = transcribed.blocks.map(({ justification, rows }) => {
      return { justification, rows: rows.map(printedRow) };
    });
    return { folio, status, formDate, blocks, signatures, digest: source.sheet };
  }
  if (content === null) throw new Error(`the history has folio ${folio} without its content`);
  const blocks = liveBlocks({ planId, folio, lines }, content);
  const digest = folioDigest(planId, folio, content);
  return { folio, status, formDate: content.formDate, blocks, signatures, digest };
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
    values: (of, ordinal) => [ordinal, JSON.stringify(folioOnRecord(plan, papers, of))],
  };
}
