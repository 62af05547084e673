import type { AmountUnderWay, PlanHead } from '../current-goals/current-goals';
import { lineFigures, scheduledToDate } from '../current-goals/line-figures';
import { absoluteProgress } from '../current-goals/series-figures';
import { quarterOfForm } from '../findings/quarters-over';
import type { ShownFinding } from '../findings/findings-view';
import type { Folio, FolioBlock } from '../modifications-sheet/modifications-sheet';
import type { Line, Series } from '../plan/line';
import { atQuarter, compare, isZero } from '../plan/quantity';
import type { Coded, Quarter } from '../plan/words';
import type {
  CabildoBranch,
  CabildoLine,
  CabildoModification,
  CabildoMovement,
  CabildoProgram,
  CabildoReport,
  CabildoUnit,
  Tally,
} from './cabildo-report';

/** What of one plan the report is made of, as of one position. */
export interface UnitParts {
  readonly plan: PlanHead;
  /** In the order of the form. */
  readonly lines: readonly Line[];
  readonly folios: readonly Folio[];
  readonly amountsUnderWay: readonly AmountUnderWay[];
  readonly findings: readonly ShownFinding[];
}

type Asked = Pick<CabildoReport, 'asOf' | 'fiscalYear' | 'quarter' | 'findings'>;

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
  const modifications = modificationsOf(parts, quarter);
  const counted = lines.filter(counts);
  const notReported = counted.filter(({ reported }) => !reported);
  return {
    plan,
    tally: {
      units: 1,
      lines: counted.length,
      reported: counted.length - notReported.length,
      lagging: counted.filter(({ lags }) => lags).length,
      modifications: modifications.length,
      amountsUnderWay: amountsUnderWay.length,
      findings: severities(findings),
    },
    lines,
    notReported: notReported.map(({ lineId, number }) => ({ lineId, number })),
    modifications,
    amountsUnderWay,
    findings,
  };
}

function counts({ active, currentGoal }: CabildoLine): boolean {
  return active && !isZero(currentGoal);
}

function cabildoLine(line: Line, quarter: Quarter, findings: readonly ShownFinding[]): CabildoLine {
  const about = findings.filter(({ lineId }) => lineId === line.id).map(({ code }) => code);
  const figures = lineFigures(line, quarter, [...new Set(about)]);
  const scheduled = scheduledToDate(line.schedule, quarter);
  const series = [line, ...line.earlierSeries];
  const reported = series.some((each) => isReportedIn(each, quarter));
  const lags = line.active && isBehind(line, quarter);
  return { ...figures, scheduledToDate: scheduled, reported, lags };
}

function isReportedIn({ progress }: Series, quarter: Quarter): boolean {
  return atQuarter(progress, quarter) !== null;
}

/**
 * By the current unit where progress is stated in it, else by the last one in which the quarter was
 * reported: what was planned and achieved in two units does not compare.
 */
function isBehind(line: Line, quarter: Quarter): boolean {
  const ofQuarter = line.earlierSeries.filter((each) => isReportedIn(each, quarter));
  const series = [...ofQuarter, line].findLast((each) => absoluteProgress(each, quarter) !== null);
  if (series === undefined) return false;
  const scheduled = scheduledToDate(series.schedule, quarter);
  const achieved = absoluteProgress(series, quarter);
  return scheduled !== null && achieved !== null && compare(achieved, scheduled) < 0;
}

/** Authorized folios of the quarter: each is of one, also where it is dated outside of the year. */
function modificationsOf(
  { folios, plan }: UnitParts,
  quarter: Quarter,
): readonly CabildoModification[] {
  return folios
    .filter(({ status }) => status === 'authorized')
    .filter(({ formDate }) => quarterOfForm(formDate, plan.fiscalYear) === quarter)
    .map(({ folio, formDate, blocks }) => {
      return { folio, formDate, movements: blocks.flatMap(movementsOf) };
    });
}

function movementsOf(block: FolioBlock): readonly CabildoMovement[] {
  return block.rows.map((row) => {
    const { lineId, kind, number, description, movements, authorized, modified } = row;
    const justification = row.justification ?? block.justification;
    const named = { lineId, kind, number, description, movements };
    return { ...named, before: authorized, after: modified, justification };
  });
}

function severities(findings: readonly ShownFinding[]): Tally['findings'] {
  const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
  return { error: count('error'), warning: count('warning'), notice: count('notice') };
}

/** An amount under way between two of the units is shown in both, and is one amount. */
function total(units: readonly CabildoUnit[]): Tally {
  const add = (of: (tally: Tally) => number) =>
    units.reduce((sum, { tally }) => sum + of(tally), 0);
  const underWay = units.flatMap(({ amountsUnderWay }) => amountsUnderWay);
  return {
    units: add(({ units }) => units),
    lines: add(({ lines }) => lines),
    reported: add(({ reported }) => reported),
    lagging: add(({ lagging }) => lagging),
    modifications: add(({ modifications }) => modifications),
    amountsUnderWay: new Set(underWay.map(({ transferId }) => transferId)).size,
    findings: {
      error: add(({ findings }) => findings.error),
      warning: add(({ findings }) => findings.warning),
      notice: add(({ findings }) => findings.notice),
    },
  };
}
