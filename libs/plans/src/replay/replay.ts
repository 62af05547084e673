import { canonicalJson } from '@libro/event-sourcing';
import type { RecordedEvent } from '@libro/event-sourcing';
import type { AuditEntry } from '../audit-trail/audit-trail';
import { auditEntryOf } from '../audit-trail/describe';
import { goalLines, inFormOrder, planHead } from '../current-goals/current-goals';
import type { CurrentGoals, GoalLine, PlanHead } from '../current-goals/current-goals';
import type { PlanEvent } from '../plan/plan.events';
import { NO_PLAN_VIEW, planViewAfter } from '../projection/plan-view';

/** A plan's story told from its events alone, and the goals that result. */
export interface Replay {
  /** Position of the last event told; 0 for none. */
  readonly position: number;
  /** Revision of that event. */
  readonly revision: number;
  /** `null` where no event opens the plan. */
  readonly plan: PlanHead | null;
  readonly entries: readonly AuditEntry[];
  /** In the order of the form; without findings, which more than one plan may show. */
  readonly lines: readonly GoalLine[];
}

/** Folds a plan's events, in their order, and says what each did. Pure. */
export function replayOf(events: readonly RecordedEvent<PlanEvent>[]): Replay {
  let view = NO_PLAN_VIEW;
  const entries: AuditEntry[] = [];
  for (const recorded of events) {
    const before = view;
    view = planViewAfter(before, recorded);
    entries.push(auditEntryOf({ before, recorded, after: view }));
  }
  const last = events.at(-1);
  const end = { position: last?.position ?? 0, revision: last?.revision ?? 0 };
  const { plan } = view;
  if (plan.status === 'none') return { ...end, plan: null, entries, lines: [] };
  const ordered = inFormOrder([...plan.lines.values()].map((line, ordinal) => ({ line, ordinal })));
  return { ...end, plan: planHead(plan), entries, lines: goalLines(ordered, new Map()) };
}

/** Where the views tell another story than the events; empty where they agree. */
export function disagreements(
  replay: Replay,
  views: { readonly goals: CurrentGoals | null; readonly entries: readonly AuditEntry[] },
): readonly string[] {
  const { goals } = views;
  const shown = new Map(goals?.lines.map((line) => [line.lineId, { ...line, findings: [] }]));
  const told = new Map(replay.lines.map((line) => [line.lineId, line]));
  const lines = [...new Set([...shown.keys(), ...told.keys()])].filter((id) =>
    differ(shown.get(id) ?? null, told.get(id) ?? null),
  );
  const trail = [...Array(Math.max(views.entries.length, replay.entries.length)).keys()].filter(
    (index) => differ(views.entries[index] ?? null, replay.entries[index] ?? null),
  );
  return [
    ...(differ(goals?.plan ?? null, replay.plan) ? ['la cabeza del plan'] : []),
    ...(goals !== null && goals.revision !== replay.revision ? ['la revisión del plan'] : []),
    ...lines.map((id) => `la línea ${told.get(id)?.number ?? shown.get(id)?.number} (${id})`),
    ...trail.map((index) => `el hecho ${index + 1} de la historia`),
  ];
}

function differ(a: unknown, b: unknown): boolean {
  return canonicalJson(a) !== canonicalJson(b);
}
