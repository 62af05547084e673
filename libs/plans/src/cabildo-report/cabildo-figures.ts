import type { AmountUnderWay, PlanHead } from '../current-goals/current-goals';
import { lineFigures, scheduledToDate } from '../current-goals/line-figures';
import { quarterOfForm } from '../findings/quarters-over';
import type { AnsweredFinding } from '../findings/findings-view';
import type { Line } from '../plan/line';
import { isZero } from '../plan/quantity';
import type { Coded, Quarter } from '../plan/words';
import { averageProgress } from './average-progress';
import { modificationOf } from './cabildo-movements';
import type { FolioInEffect } from './cabildo-movements';
import type {
  CabildoBranch,
  CabildoLine,
  CabildoModification,
  CabildoProgram,
  CabildoReport,
  CabildoUnit,
} from './cabildo-report';
import { isReported, laggingLine } from './lagging';
import { total, unitTally } from './tallies';

/** What of one plan the report is made of, as of one position. */
export interface UnitParts {
  readonly plan: PlanHead;
  /** In the order of the form. */
  readonly lines: readonly Line[];
  /** Those that the report of the quarter shows, in the order in which they came. */
  readonly folios: readonly FolioInEffect[];
  readonly amountsUnderWay: readonly AmountUnderWay[];
  readonly findings: readonly AnsweredFinding[];
}

type Asked = Omit<CabildoReport, 'tally' | 'branches'>;

/** The figures that a cabildo is shown at the end of a quarter (source: api.md, Queries). */
export function cabildoReportOf(asked: Asked, parts: readonly UnitParts[]): CabildoReport {
  const units = parts.map((each) => unitOf(each, asked.quarter));
  const branches = grouped(units, ({ plan }) => plan.branch).map(branchOf);
  return { ...asked, tally: total(units), branches };
}

function branchOf({ code, name, units }: Group): CabildoBranch {
  const programs = grouped(units, ({ plan }) => plan.program).map(programOf);
  return { code, name, tally: total(units), programs };
}

function programOf({ code, name, units }: Group): CabildoProgram {
  return { code, name, tally: total(units), units };
}

interface Group extends Coded {
  readonly units: readonly CabildoUnit[];
}

/** By code, in its order; the first unit's name stands where several are used (POA-I03 says so). */
function grouped(
  units: readonly CabildoUnit[],
  codedOf: (unit: CabildoUnit) => Coded,
): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const unit of units) {
    const { code, name } = codedOf(unit);
    const known = groups.get(code) ?? { code, name, units: [] };
    groups.set(code, { ...known, units: [...known.units, unit] });
  }
  return [...groups.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function unitOf(parts: UnitParts, quarter: Quarter): CabildoUnit {
  const { plan, findings, amountsUnderWay } = parts;
  const lines = parts.lines.map((line) => cabildoLine(line, quarter, findings));
  const counted = lines.filter(counts);
  const notReported = counted.filter(({ reported }) => !reported);
  const sums = new Set(parts.lines.filter(({ additive }) => additive).map(({ id }) => id));
  const unit = {
    plan,
    averageProgress: averageProgress(counted.filter(({ lineId }) => !sums.has(lineId))),
    reporting: reporting(counted.length, notReported.length),
    lines,
    lagging: parts.lines.flatMap((line) => laggingLine(line, quarter) ?? []),
    notReported: notReported.map(({ lineId, number }) => ({ lineId, number })),
    modifications: modificationsOf(parts, (of) => of === quarter),
    laterModifications: modificationsOf(parts, (of) => of > quarter),
    amountsUnderWay,
    findings,
  };
  return { ...unit, tally: unitTally(unit, counted.length) };
}

function counts({ active, currentGoal }: CabildoLine): boolean {
  return active && !isZero(currentGoal);
}

function reporting(lines: number, missing: number): CabildoUnit['reporting'] {
  if (missing === 0) return 'complete';
  return missing === lines ? 'none' : 'partial';
}

function cabildoLine(
  line: Line,
  quarter: Quarter,
  findings: readonly AnsweredFinding[],
): CabildoLine {
  const about = findings.filter(({ lineId }) => lineId === line.id).map(({ code }) => code);
  return {
    ...lineFigures(line, quarter, [...new Set(about)]),
    scheduledToDate: scheduledToDate(line.schedule, quarter),
    reported: isReported(line, quarter),
    lags: laggingLine(line, quarter) !== null,
  };
}

function modificationsOf(
  { folios, plan }: UnitParts,
  isAsked: (quarter: Quarter) => boolean,
): readonly CabildoModification[] {
  return folios
    .filter(({ folio }) => isAsked(quarterOfForm(folio.formDate, plan.fiscalYear)))
    .map(modificationOf);
}
