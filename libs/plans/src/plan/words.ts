/**
 * Exact decimal in plain notation without grouping or trailing zeros: "10239", "0.5". Never
 * negative.
 */
export type Quantity = string;
/** Planned quantity for quarters I–IV. */
export type Schedule = readonly [Quantity, Quantity, Quantity, Quantity];
export type Quarter = 1 | 2 | 3 | 4;
export const QUARTERS = [1, 2, 3, 4] as const;
/** One value per quarter. */
export type PerQuarter<T> = readonly [T, T, T, T];

export type LineKind = 'meta' | 'action';
/** Movement codes of form TMM-F009. */
export type MovementCode = 'AP' | 'S' | 'R' | 'AM' | 'D' | 'T' | 'CUM';
/** Elaboró · Revisó · Autorizó. */
export type SignatureRole = 'prepared' | 'reviewed' | 'authorized';
export const SIGNATURE_ROLES = ['prepared', 'reviewed', 'authorized'] as const;

/** A catalogue code and its name: 54202 DEPARTAMENTO TÉCNICO. */
export interface Coded {
  readonly code: string;
  readonly name: string;
}

/** Header of both forms. */
export interface Header {
  readonly branch: Coded;
  readonly program: Coded;
  readonly executingUnit: Coded;
  readonly purpose: Coded;
  readonly function: Coded;
  readonly subfunction: Coded;
  readonly linesOfAction: readonly Coded[];
}

/** Where in a sheet as published an event comes from. */
export interface SourceRef {
  /** Digest of the sheet's decoded, trimmed rows. */
  readonly sheet: string;
  /** File name without folders. */
  readonly file: string;
  /** SHA-256 (hex) of the file's bytes. */
  readonly sha256: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** Row of the sheet's table, from 1; `null` for the header. */
  readonly row: number | null;
}
