import type { Finding } from './finding';
import { findingOf } from './finding-of';
import type { FolioBlock, FolioFacts, FolioRow } from './folio-facts';
import { figureBetweenQuarters } from './quarters-named';
import type { FigureBetweenQuarters } from './quarters-named';
import { named, namedWithin, quarterName } from './spanish';

/** What the justifications of a folio say, or leave out: J01 and T02. */
export function justificationFindings(folio: FolioFacts, planId: string): Finding[] {
  return folio.blocks.flatMap((block) => [
    ...ofBlock(block, planId, folio),
    ...block.rows.flatMap((row) => ofRow(row, planId, { folio, block })),
  ]);
}

interface Place {
  readonly folio: FolioFacts;
  readonly block: FolioBlock;
}

function ofRow(row: FolioRow, planId: string, { folio: { folio }, block }: Place): Finding[] {
  const { subject, lineId, number, source, justification } = row;
  const about = { planId, lineId, number, folio, source };
  if (justification === null) {
    const inherited = block.justification;
    const instead =
      inherited === null ? 'y su bloque tampoco la tiene' : 'y hereda la de su bloque';
    const message = `${named(row)} no tiene justificación propia en el folio ${folio} ${instead}.`;
    const evidence = inherited === null ? 'sin justificación' : `bloque: «${inherited}»`;
    return [findingOf('POA-J01', subject, { ...about, message, evidence })];
  }
  const found = figureBetweenQuarters(justification);
  if (found === null) return [];
  const message = `${named(row)} se justifica en el folio ${folio} con ${saidOf(found)}.`;
  return [findingOf('POA-T02', subject, { ...about, message, ...evidenceOf(found) })];
}

/** A block's justification, where none of its rows bears it as its own. */
function ofBlock(block: FolioBlock, planId: string, { folio, source }: FolioFacts): Finding[] {
  const { subject, justification, rows } = block;
  if (justification === null || rows.some((row) => row.justification === justification)) return [];
  const found = figureBetweenQuarters(justification);
  if (found === null) return [];
  const [first] = rows;
  const place = first === undefined ? 'Un bloque' : `El bloque de ${namedWithin(first)}`;
  const message = `${place} se justifica en el folio ${folio} con ${saidOf(found)}.`;
  const { lineId = null, number = null } = first ?? {};
  const about = { planId, lineId, number, folio, source };
  return [findingOf('POA-T02', subject, { ...about, message, ...evidenceOf(found) })];
}

function saidOf({ earlier, later, figure }: FigureBetweenQuarters): string {
  return `${figure} entre el ${quarterName(earlier)} y el ${quarterName(later)}`;
}

/** The figure is quoted, not booked. */
function evidenceOf({ later: quarter, figure, quoted }: FigureBetweenQuarters) {
  return { quarter, actual: figure.replaceAll(',', ''), evidence: `«${quoted}»` };
}
