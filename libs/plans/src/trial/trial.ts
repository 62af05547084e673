import { canonicalJson } from '@libro/event-sourcing';
import type { RecordedEvent } from '@libro/event-sourcing';
import type { GoalLine } from '../current-goals/current-goals';
import type { Finding } from '../findings/finding';
import { planFindings } from '../findings/plan-findings';
import type { PlanEvent } from '../plan/plan.events';
import { NO_PLAN_VIEW, planViewAfter } from '../projection/plan-view';
import { replayOf } from '../replay/replay';

/** What a command would do to its plan; nothing of it is on record. */
export interface Trial {
  /** `null` for what belongs to no plan. */
  readonly planId: string | null;
  /** Revision of the plan as it stands; `null` for a plan that is not there. */
  readonly revision: number | null;
  readonly events: readonly PlanEvent[];
  /** The lines whose figures would change. */
  readonly lines: readonly TriedLine[];
  /** Of the plan's own findings; those about catalogues or other plans are not tried. */
  readonly findings: { readonly appear: readonly Finding[]; readonly cease: readonly Finding[] };
}

export interface TriedLine {
  readonly lineId: string;
  /** `null` for a line that the command would open. */
  readonly before: GoalLine | null;
  readonly after: GoalLine | null;
}

type Recorded = readonly RecordedEvent<PlanEvent>[];

/** Compares the plan as it stands with what it would be after the events that were made. Pure. */
export function trialOf(planId: string, onRecord: Recorded, made: Recorded): Trial {
  const after = [...onRecord, ...made];
  const [was, is] = [findingsOf(onRecord), findingsOf(after)];
  return {
    planId,
    revision: onRecord.at(-1)?.revision ?? null,
    events: made.map(({ event }) => event),
    lines: changedLines(replayOf(onRecord).lines, replayOf(after).lines),
    findings: { appear: newIn(is, was), cease: newIn(was, is) },
  };
}

function changedLines(before: readonly GoalLine[], after: readonly GoalLine[]): TriedLine[] {
  const was = new Map(before.map((line) => [line.lineId, line]));
  const is = new Map(after.map((line) => [line.lineId, line]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((id) => ({ lineId: id, before: was.get(id) ?? null, after: is.get(id) ?? null }))
    .filter((line) => canonicalJson(line.before) !== canonicalJson(line.after));
}

function findingsOf(events: Recorded): readonly Finding[] {
  const { plan, facts } = events.reduce(planViewAfter, NO_PLAN_VIEW);
  return plan.status === 'none' ? [] : planFindings(plan, facts);
}

/** Those of `some` that `others` do not hold as they stand: same subject, same evidence. */
function newIn(some: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const known = new Set(others.map((finding) => canonicalJson(finding)));
  return some.filter((finding) => !known.has(canonicalJson(finding)));
}
