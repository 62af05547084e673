import type { PlanBody, PlanHead, ShownSignature } from '../current-goals/current-goals';
import { lineFigures } from '../current-goals/line-figures';
import type { LineFigures } from '../current-goals/line-figures';
import type { Line } from '../plan/line';
import { atQuarter } from '../plan/quantity';
import { quarterDigest } from '../plan/quarters';
import type { Quarter } from '../plan/words';

/** Form TMM-F004 as data (source: api.md, Shapes). */
export interface QuarterlyGrid {
  readonly asOf: number;
  readonly quarter: Quarter;
  readonly plan: PlanHead;
  readonly closed: boolean;
  /** A later correction or movement changed what was signed. */
  readonly outdated: boolean;
  /** What a signature of the quarter binds to. */
  readonly digest: string;
  readonly lines: readonly LineFigures[];
  readonly signatures: readonly ShownSignature[];
}

export interface GridParts {
  readonly asOf: number;
  readonly body: PlanBody;
  /** In the order of the form. */
  readonly lines: readonly Line[];
  /** Codes of the open findings about each line. */
  readonly findings: ReadonlyMap<string, readonly string[]>;
}

/** The grid of a quarter: figures up to it, remarks and signatures of it. */
export function quarterlyGridOf(parts: GridParts, quarter: Quarter): QuarterlyGrid {
  const { asOf, body, lines, findings } = parts;
  const { closed, outdated, signatures } = atQuarter(body.quarters, quarter);
  const byId = new Map(lines.map((line) => [line.id, line]));
  return {
    asOf,
    quarter,
    plan: body.plan,
    closed,
    outdated,
    digest: quarterDigest({ planId: body.plan.id, lines: byId }, quarter),
    lines: lines.map((line) => lineFigures(line, quarter, findings.get(line.id) ?? [])),
    signatures,
  };
}
