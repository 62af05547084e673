import type { Change } from '../audit-trail/audit-trail';
import { lineChanges, planChanges } from '../audit-trail/changes';
import type { PlanStanding } from '../audit-trail/changes';
import type { PlanHead } from '../current-goals/current-goals';
import type { AnsweredFinding } from '../findings/findings-view';
import type { Folio } from '../modifications-sheet/modifications-sheet';
import type { Line } from '../plan/line';
import type { ModificationStatus } from '../plan/plan';
import type { LineKind } from '../plan/words';

/** What differs between the report's position and an earlier one. */
export interface CabildoComparison {
  /** The earlier position: the end of the last append up to what was asked for. */
  readonly since: number;
  /** The units in which anything differs, by plan id. */
  readonly units: readonly UnitDifference[];
  /** About the body's catalogues and files. */
  readonly findings: FindingsDifference;
}

export interface UnitDifference {
  /** As of the later position. */
  readonly plan: PlanHead;
  /**
   * `status`, names of the header that were corrected, `quarters.1.closed`, `.signatures` and
   * `.outdated`, `underWay.{transfer}`; of a new plan, its status alone.
   */
  readonly changes: readonly Change[];
  readonly lines: readonly LineDifference[];
  readonly folios: readonly FolioDifference[];
  readonly findings: FindingsDifference;
}

export interface LineDifference {
  readonly lineId: string;
  readonly kind: LineKind;
  readonly number: number;
  readonly description: string;
  /** It was not there at the earlier position. */
  readonly opened: boolean;
  /**
   * Fields as the audit trail names them: `currentGoal`, `planned.2`, `achieved.2`, `remarks.2`,
   * `unitOfMeasure`, `description`, `active`, …; `series.1.achieved.2` for what was measured in a
   * unit that a CUM has replaced.
   */
  readonly changes: readonly Change[];
}

export interface FolioDifference {
  readonly folio: string;
  readonly formDate: string;
  /** `null`: it was not there. */
  readonly before: ModificationStatus | null;
  readonly after: ModificationStatus;
}

/** By the findings' ids. */
export interface FindingsDifference {
  readonly appeared: readonly AnsweredFinding[];
  readonly disappeared: readonly AnsweredFinding[];
  /** Of other evidence than before, or acknowledged, or no longer so. */
  readonly changed: readonly FindingChange[];
}

export interface FindingChange {
  readonly before: AnsweredFinding;
  readonly after: AnsweredFinding;
}

/** What of a plan at one position is compared with itself at another one. */
export interface ComparedUnit {
  readonly plan: PlanHead;
  readonly quarters: PlanStanding['quarters'];
  readonly amountsUnderWay: readonly { readonly transferId: string; readonly amount: string }[];
  readonly lines: readonly Line[];
  readonly folios: readonly Folio[];
  readonly findings: readonly AnsweredFinding[];
}

/** A comparison with what came later than the report. `detail` is for officials. */
export class SinceAfterAsOf extends Error {
  override readonly name = 'SinceAfterAsOf';
  readonly detail: string;
  constructor(
    readonly since: string | number,
    readonly asOf: number,
  ) {
    super(`cannot compare position ${asOf} with the later ${since}`);
    this.detail = `no se compara con «${since}»: es posterior a la posición ${asOf} del informe`;
  }
}

/** What is asked to be compared with is neither a position nor a time. */
export class InvalidSince extends Error {
  override readonly name = 'InvalidSince';
  constructor(readonly since: string | number) {
    super(`since is neither a position of the log nor an RFC 3339 time: ${since}`);
  }
}

/**
 * The units of which anything differs: every one of `after` with what it was `before`, if it was
 * there. Plans and lines are never removed, so nothing else can differ.
 */
export function unitDifferences(
  before: readonly ComparedUnit[],
  after: readonly ComparedUnit[],
): readonly UnitDifference[] {
  const earlier = new Map(before.map((unit) => [unit.plan.id, unit]));
  return after
    .map((unit) => unitDifference(earlier.get(unit.plan.id) ?? null, unit))
    .filter(({ changes, lines, folios, findings: { appeared, disappeared, changed } }) =>
      [changes, lines, folios, appeared, disappeared, changed].some((list) => list.length > 0),
    );
}

export function findingsDifference(
  before: readonly AnsweredFinding[],
  after: readonly AnsweredFinding[],
): FindingsDifference {
  return {
    appeared: without(after, before),
    disappeared: without(before, after),
    changed: changedBetween(before, after),
  };
}

function changedBetween(
  before: readonly AnsweredFinding[],
  after: readonly AnsweredFinding[],
): FindingChange[] {
  const earlier = new Map(before.map((finding) => [finding.id, finding]));
  return after.flatMap((finding) => {
    const was = earlier.get(finding.id);
    return was === undefined || isSame(was, finding) ? [] : [{ before: was, after: finding }];
  });
}

function isSame(a: AnsweredFinding, b: AnsweredFinding): boolean {
  return a.evidenceDigest === b.evidenceDigest && a.acknowledged?.at === b.acknowledged?.at;
}

function without(
  all: readonly AnsweredFinding[],
  known: readonly AnsweredFinding[],
): AnsweredFinding[] {
  const ids = new Set(known.map(({ id }) => id));
  return all.filter(({ id }) => !ids.has(id));
}

function unitDifference(before: ComparedUnit | null, after: ComparedUnit): UnitDifference {
  return {
    plan: after.plan,
    changes: planChanges(before && standingOf(before), standingOf(after)),
    lines: lineDifferences(before?.lines ?? [], after.lines),
    folios: folioDifferences(before?.folios ?? [], after.folios),
    findings: findingsDifference(before?.findings ?? [], after.findings),
  };
}

function standingOf({ plan, quarters, amountsUnderWay }: ComparedUnit): PlanStanding {
  const underWay = new Map(amountsUnderWay.map((each) => [each.transferId, each]));
  return { header: plan, quarters, underWay };
}

function lineDifferences(before: readonly Line[], after: readonly Line[]): LineDifference[] {
  const earlier = new Map(before.map((line) => [line.id, line]));
  return after
    .map((line) => {
      const { id: lineId, kind, number, description } = line;
      const was = earlier.get(lineId) ?? null;
      const changes = lineChanges(was, line);
      return { lineId, kind, number, description, opened: was === null, changes };
    })
    .filter(({ changes }) => changes.length > 0);
}

function folioDifferences(before: readonly Folio[], after: readonly Folio[]): FolioDifference[] {
  const earlier = new Map(before.map(({ folio, status }) => [folio, status]));
  return after
    .map(({ folio, formDate, status }) => {
      return { folio, formDate, before: earlier.get(folio) ?? null, after: status };
    })
    .filter((each) => each.before !== each.after);
}
