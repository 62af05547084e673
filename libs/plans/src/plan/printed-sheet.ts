import type {
  Header,
  LineKind,
  MovementCode,
  PerQuarter,
  Quantity,
  Quarter,
  SignatureRole,
} from './words';

/** A name under a signature, as printed. */
export interface PrintedSignature {
  readonly role: SignatureRole;
  /** "RESPONSABLE DE LA UNIDAD EJECUTORA" as printed. */
  readonly office: string;
  readonly name: string;
  /** Other names printed under the same role, farther from the office. */
  readonly otherNames: readonly string[];
}

/** Where a printed sheet stands. */
export interface SheetOrigin {
  /** SHA-256 (hex) of the canonical JSON of the sheet's decoded, trimmed rows. */
  readonly sheet: string;
  readonly file: string;
  readonly sha256: string;
  /** First line of the sheet in the file, from 1. */
  readonly line: number;
}

interface PrintedSheetBase extends SheetOrigin {
  readonly issuingBody: string;
  readonly fiscalYear: number;
  readonly header: Header;
  /** The form's code as printed ("TMM-F004"), `null` where none is. */
  readonly formCode: string | null;
  /** The date as printed ("ENE-MZO 2021"). */
  readonly datePrinted: string;
  readonly signatures: readonly PrintedSignature[];
}

interface PrintedRowBase {
  /** Row of the table, from 1. */
  readonly row: number;
  /** Line in the file, from 1. */
  readonly line: number;
  /** The row's cells as printed, trimmed. */
  readonly cells: readonly string[];
  readonly kind: LineKind;
  readonly number: number;
  readonly description: string;
  /** Codes of the lines of action that the row cites, in order. */
  readonly linesOfAction: readonly string[];
  readonly unitOfMeasure: string;
}

/** How a row's figures stand: as printed, put back into their columns, or in doubt (O02). */
export type Placement = 'as-printed' | 'put-back' | 'doubtful';

export interface PrintedProgressRow extends PrintedRowBase {
  readonly annualGoal: Quantity;
  /** P for quarters I–IV; `null` where no placement is certain. */
  readonly planned: PerQuarter<Quantity | null>;
  /** A for quarters I–IV as printed, placeholders for quarters not yet over included. */
  readonly achieved: PerQuarter<Quantity | null>;
  /** Avance absoluto as printed. */
  readonly absolute: Quantity | null;
  /** Acumulado relativo as printed, in whole percent. */
  readonly percentage: number | null;
  readonly remarks: string | null;
  readonly placement: Placement;
}

export interface ProgressSheet extends PrintedSheetBase {
  readonly form: 'TMM-F004';
  /** The quarter that the sheet's date names: figures after it are placeholders. */
  readonly quarter: Quarter;
  readonly rows: readonly PrintedProgressRow[];
}

export interface PrintedMovementRow extends PrintedRowBase {
  readonly movements: readonly MovementCode[];
  /** `null` where the cell is blank (an AP row). */
  readonly authorized: Quantity | null;
  readonly increase: Quantity | null;
  readonly decrease: Quantity | null;
  readonly modified: Quantity;
  /** Calendario trimestre I–IV as printed; `null` for blank cells. */
  readonly calendar: PerQuarter<Quantity | null>;
  /** The row's own justification; `null` where it inherits its block's. */
  readonly justification: string | null;
}

export interface PrintedBlock {
  /** The first justification printed from the block's META row on. */
  readonly justification: string | null;
  readonly rows: readonly PrintedMovementRow[];
}

export interface ModificationSheet extends PrintedSheetBase {
  readonly form: 'TMM-F009';
  /** As printed; `null` where none is: the plan then names it by date and order of arrival. */
  readonly folio: string | null;
  /** "2021-04", or "2021-04-12" where a day is printed. */
  readonly formDate: string;
  readonly blocks: readonly PrintedBlock[];
}

export type PrintedSheet = ProgressSheet | ModificationSheet;
