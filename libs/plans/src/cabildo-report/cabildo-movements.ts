import { quarterOfForm } from '../findings/quarters-over';
import type { Folio, FolioBlock, FolioRow } from '../modifications-sheet/modifications-sheet';
import type { Line } from '../plan/line';
import type { Quarter } from '../plan/words';
import type { CabildoModification, CabildoMovement } from './cabildo-report';

/** A folio, and the plan's lines as they stood before it took effect. */
export interface FolioInEffect {
  readonly folio: Folio;
  readonly linesBefore: readonly Line[];
}

/** What a row finds of its line and leaves to the folio's next row of the same line. */
type Standing = Pick<Line, 'schedule' | 'unitOfMeasure' | 'description'>;

/**
 * Whether the report of a quarter shows a folio: it is in effect, and belongs by the date on its
 * form to the quarter or to a later one. Every folio belongs to one quarter of its plan's year.
 */
export function isShown({ status, formDate }: Folio, year: number, quarter: Quarter): boolean {
  return status === 'authorized' && quarterOfForm(formDate, year) >= quarter;
}

/** The folio's rows in its order, each with what it found and what it left. */
export function modificationOf({ folio, linesBefore }: FolioInEffect): CabildoModification {
  const standing = new Map<string, Standing>(linesBefore.map((line) => [line.id, line]));
  const movements: CabildoMovement[] = [];
  for (const [index, block] of folio.blocks.entries()) {
    for (const row of block.rows) {
      const was = standing.get(row.lineId) ?? null;
      const unitOfMeasure = unitAfter(was, row);
      const is = { schedule: row.calendar, unitOfMeasure, description: row.description };
      standing.set(row.lineId, is);
      movements.push({
        ...rowOf(row),
        ...justified(row, block),
        block: index + 1,
        ...told(was, is),
      });
    }
  }
  return { folio: folio.folio, formDate: folio.formDate, movements };
}

/** Only a CUM re-measures: another spelling on a printed row is no other unit. */
function unitAfter(was: Standing | null, { movements, unitOfMeasure }: FolioRow): string {
  return was === null || movements.includes('CUM') ? unitOfMeasure : was.unitOfMeasure;
}

function rowOf(row: FolioRow) {
  const { lineId, kind, number, description, movements, increase, decrease } = row;
  const goal = { before: row.authorized, after: row.modified };
  return { lineId, kind, number, description, movements, ...goal, increase, decrease };
}

function justified(
  row: FolioRow,
  block: FolioBlock,
): Pick<CabildoMovement, 'justification' | 'justifiedBy'> {
  if (row.justification !== null) return { justification: row.justification, justifiedBy: 'row' };
  const { justification } = block;
  return { justification, justifiedBy: justification === null ? null : 'block' };
}

function told(was: Standing | null, is: Standing) {
  return {
    scheduleBefore: was?.schedule ?? null,
    scheduleAfter: is.schedule,
    unitBefore: was?.unitOfMeasure ?? null,
    unitAfter: is.unitOfMeasure,
    descriptionBefore: was?.description ?? null,
  };
}
