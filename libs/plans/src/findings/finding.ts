import type { Quarter } from '../plan/words';

/** Stable codes of what an auditor should look at (source: domain.md, Findings). */
export const FINDING_CODES = [
  'POA-C01',
  'POA-C02',
  'POA-C03',
  'POA-C04',
  'POA-C05',
  'POA-C06',
  'POA-I01',
  'POA-I02',
  'POA-I03',
  'POA-I04',
  'POA-I05',
  'POA-I06',
  'POA-I07',
  'POA-M01',
  'POA-M02',
  'POA-S01',
  'POA-T01',
  'POA-T02',
  'POA-T03',
  'POA-J01',
  'POA-J02',
  'POA-J03',
  'POA-G01',
  'POA-O01',
  'POA-O02',
  'POA-R01',
  'POA-R02',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];
export type Severity = 'error' | 'warning' | 'notice';

/** Where in a sheet as published the finding's evidence stands. */
export interface FindingSource {
  readonly file: string;
  readonly sha256: string;
  readonly line: number;
}

/** Something an auditor should look at, as a pure function of the log. */
export interface Finding {
  /** UUID v5 of code and subject: the same at every position. */
  readonly id: string;
  readonly code: FindingCode;
  readonly severity: Severity;
  /** `null` where it is about the body's catalogues or a file, not about one plan. */
  readonly planId: string | null;
  readonly lineId: string | null;
  readonly number: number | null;
  readonly quarter: Quarter | null;
  readonly folio: string | null;
  /** Spanish, for officials. */
  readonly message: string;
  readonly expected: string | null;
  readonly actual: string | null;
  /** What shows it: figures or words as they stand on record. */
  readonly evidence: string;
  readonly source: FindingSource | null;
}
