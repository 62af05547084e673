import { contentDigest, unreachable } from '@libro/event-sourcing';
import type { Line, Progress } from './line';
import type { Lines } from './line.evolve';
import type { ExistingPlan, QuarterState } from './plan';
import type { OccurredIn, QuarterClosed, QuarterSigned } from './plan.events';
import { atQuarter, mapQuarters, withQuarter } from './quantity';
import { same } from './same';
import type { PerQuarter, Quarter } from './words';

type Quarters = PerQuarter<QuarterState>;

export function openQuarters(): Quarters {
  return mapQuarters((quarter) => ({ quarter, closed: false, signatures: [], outdated: false }));
}

export function quartersAfter(quarters: Quarters, event: QuarterSigned | QuarterClosed): Quarters {
  const state = atQuarter(quarters, event.data.quarter);
  switch (event.type) {
    case 'QuarterSigned': {
      const { role, digest, signedBy } = event.data;
      const signatures = [...state.signatures, { role, digest, signedBy }];
      return withQuarter(quarters, event.data.quarter, { ...state, signatures });
    }
    case 'QuarterClosed':
      return withQuarter(quarters, event.data.quarter, { ...state, closed: true });
    default:
      return unreachable(event);
  }
}

/**
 * What a change of lines does to signed quarters: an open one loses its signatures where anything
 * that they cover changed; a closed one is outdated where its own plan, figures or remarks did.
 */
export function quartersTouched(quarters: Quarters, before: Lines, after: Lines): Quarters {
  if (quarters.every(({ signatures }) => signatures.length === 0)) return quarters;
  const changed = [...after.values()].filter((line) => line !== before.get(line.id));
  return mapQuarters((quarter) => {
    const state = atQuarter(quarters, quarter);
    if (state.signatures.length === 0) return state;
    const touched = changed.some((line) => isTouched(state, before.get(line.id), line));
    if (!touched) return state;
    return state.closed ? { ...state, outdated: true } : { ...state, signatures: [] };
  });
}

function isTouched(state: QuarterState, before: Line | undefined, after: Line): boolean {
  if (before !== undefined && isSameIn(state.quarter, before, after)) return false;
  const [was, is] = [before && entry(before, state.quarter), entry(after, state.quarter)];
  if (was === undefined) return !state.closed || is.planned !== '0' || is.achieved !== null;
  // All that an open quarter's digest covers: a signature never outlives what it binds to.
  const sameGoal = state.closed || was.goal === is.goal;
  const samePlan = was.planned === is.planned && was.unitOfMeasure === is.unitOfMeasure;
  const sameReport = was.achieved === is.achieved && was.remarks === is.remarks;
  const sameParts = was.occurredIn === is.occurredIn || same(was.occurredIn, is.occurredIn);
  const sameEarlier = was.earlier === is.earlier || same(was.earlier ?? [], is.earlier ?? []);
  return !(sameGoal && samePlan && sameReport && sameParts && sameEarlier);
}

/** Whether nothing that a quarter's digest covers differs: most changes are about another one. */
function isSameIn(quarter: Quarter, before: Line, after: Line): boolean {
  const samePlan = before.schedule === after.schedule && before.goal === after.goal;
  const sameReport = atQuarter(before.progress, quarter) === atQuarter(after.progress, quarter);
  const sameUnit = before.unitOfMeasure === after.unitOfMeasure;
  return samePlan && sameReport && sameUnit && before.earlierSeries === after.earlierSeries;
}

const NOWHERE_ELSE: readonly OccurredIn[] = [];

function entry(line: Line, quarter: Quarter) {
  const progress: Progress | null = atQuarter(line.progress, quarter);
  return {
    lineId: line.id,
    goal: line.goal,
    unitOfMeasure: line.unitOfMeasure,
    planned: line.schedule === null ? null : atQuarter(line.schedule, quarter),
    achieved: progress?.achieved ?? null,
    remarks: progress?.remarks ?? null,
    occurredIn: progress?.occurredIn ?? NOWHERE_ELSE,
    ...earlierOf(line, quarter),
  };
}

/** What was achieved in the quarter in units of measure that were replaced since. */
function earlierOf({ earlierSeries }: Line, quarter: Quarter) {
  const earlier = earlierSeries.flatMap(({ unitOfMeasure, progress }, index) => {
    const reported = atQuarter(progress, quarter);
    if (reported === null) return [];
    const { achieved, remarks, occurredIn } = reported;
    return [{ series: index + 1, unitOfMeasure, achieved, remarks, occurredIn }];
  });
  // Left out where there is none: the digest of a quarter without them is the one that it was.
  return earlier.length === 0 ? {} : { earlier };
}

/**
 * What the signatures of a quarter bind to: SHA-256 of the goals, planned and achieved figures and
 * remarks of every line, and of what it achieved in units of measure that were replaced since
 * (source: domain.md, Life of a plan).
 */
export function quarterDigest(
  plan: Pick<ExistingPlan, 'planId' | 'lines'>,
  quarter: Quarter,
): string {
  const lines = [...plan.lines.values()].map((line) => entry(line, quarter));
  lines.sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
  return contentDigest({ plan: plan.planId, quarter, lines });
}
