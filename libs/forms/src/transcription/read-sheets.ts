import { contentDigest } from '@libro/event-sourcing';
import type { ModificationSheet, PrintedSheet, ProgressSheet } from '@libro/plans';
import { refuseBrokenOff } from './cut-off';
import { readHeader, type SheetHeader } from './header';
import { refuseShifted } from './header-shape';
import { refuseHidden } from './hidden';
import { type Line, linesOf } from './line';
import { readBlocks } from './movement-table';
import { readProgressRow } from './progress-row';
import { type Section, sectionsOf } from './sections';
import { isoDate, quarterOf } from './sheet-date';
import { readSignatures } from './signatures';
import { partsOf, type TableParts } from './table';
import { TranscriptionError } from './transcription-error';
import { quote, Unreadable } from './unreadable';

/** The file that a text was decoded from. */
export interface TranscriptionFile {
  /** Name without folders. */
  readonly file: string;
  /** SHA-256 (hex) of its bytes. */
  readonly sha256: string;
}

/**
 * Reads every sheet of a transcription, TMM-F004 (progress) and TMM-F009 (modifications), as
 * printed: what is wrong but can be read is kept. All sheets are read, or none.
 *
 * @param text the file's text, see `decodeText`.
 * @returns the sheets in their order, each known by the digest of its cells.
 * @throws TranscriptionError for a text that is no sheet, a sheet cut off, a cell that cannot be
 *   read.
 */
export function readSheets(text: string, source: TranscriptionFile): readonly PrintedSheet[] {
  try {
    const lines = linesOf(text);
    refuseHidden(lines);
    const sheets = sectionsOf(lines).map((section) => readSheet(section, source));
    refuseBrokenOff(lines);
    return sheets;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { line, cell, reason } = error;
    throw new TranscriptionError({ file: source.file, line, cell }, reason);
  }
}

/** Digest of a sheet: of its lines that are not blank, each as its cells. */
function digestOf(lines: readonly Line[]): string {
  return contentDigest(lines.map(({ cells }) => cells));
}

type SheetCommons = Omit<ProgressSheet, 'form' | 'quarter' | 'rows'>;

function readSheet(section: Section, source: TranscriptionFile): PrintedSheet {
  const { head, lines } = section;
  const last = lines.at(-1) ?? head.title;
  const parts = partsOf(section.rest, head.form);
  const header = readHeader(section.header, section.rest[0] ?? last);
  refuseOtherYear(header, head.fiscalYear);
  const commons: SheetCommons = {
    sheet: digestOf(lines),
    file: source.file,
    sha256: source.sha256,
    line: lines[0]?.line ?? head.title.line,
    issuingBody: head.issuingBody,
    fiscalYear: head.fiscalYear,
    header: header.header,
    formCode: header.formCode,
    datePrinted: header.datePrinted,
    signatures: readSignatures(parts.closing, { issuingBody: head.issuingBody, last }),
  };
  const sheet =
    head.form === 'TMM-F004'
      ? progressSheet(commons, header, parts)
      : modificationSheet(commons, header, parts);
  refuseShifted(header, citedIn(sheet));
  return sheet;
}

/** The codes of lines of action that the rows of a sheet cite. */
function citedIn(sheet: PrintedSheet): readonly string[] {
  const rows = sheet.form === 'TMM-F004' ? sheet.rows : sheet.blocks.flatMap((block) => block.rows);
  return rows.flatMap(({ linesOfAction }) => linesOfAction);
}

function refuseOtherYear({ date, datePrinted, dateLine }: SheetHeader, fiscalYear: number): void {
  if ((date.year ?? fiscalYear) === fiscalYear) return;
  const reason = `${quote(datePrinted)} no es del ejercicio ${fiscalYear}`;
  throw new Unreadable(dateLine, 'FECHA', reason);
}

function progressSheet(
  commons: SheetCommons,
  header: SheetHeader,
  { rows, indent }: TableParts,
): ProgressSheet {
  const quarter = quarterOf(header.date);
  return {
    form: 'TMM-F004',
    ...commons,
    quarter,
    rows: rows.map((line, index) => readProgressRow(line, { row: index + 1, quarter, indent })),
  };
}

function modificationSheet(
  commons: SheetCommons,
  header: SheetHeader,
  { rows, indent }: TableParts,
): ModificationSheet {
  return {
    form: 'TMM-F009',
    ...commons,
    folio: header.folio,
    formDate: isoDate(header.date, commons.fiscalYear),
    blocks: readBlocks(rows, indent),
  };
}
