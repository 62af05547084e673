import { changedRows } from '@libro/event-sourcing';
import type { Projected, RecordedEvent, RowChange, Seen } from '@libro/event-sourcing';
import { auditRow } from '../audit-trail/audit-row';
import { planRows } from '../current-goals/plan-rows';
import { bodyViewAfter } from '../findings/body-view';
import type { BodyView } from '../findings/body-view';
import { findingRows, NO_PARTS, openPartsAfter } from '../findings/open-parts';
import type { OpenParts } from '../findings/open-parts';
import { folioShape } from '../modifications-sheet/folio';
import type { Modification, Plan } from '../plan/plan';
import type { PlanEvent } from '../plan/plan.events';
import { transcriptionRows } from '../transcriptions/transcription-rows';
import { planViewAfter } from './plan-view';
import type { PlanView } from './plan-view';

type Append = readonly RecordedEvent<PlanEvent>[];

/** One append: the views after it, and every row of every view that it changed. Pure. */
export function projectAppend(
  seen: Seen<PlanView, BodyView>,
  append: Append,
): Projected<PlanView, BodyView> {
  const rows: RowChange[] = [];
  let view = seen.own;
  for (const recorded of append) {
    const before = view;
    view = planViewAfter(view, recorded);
    rows.push(auditRow({ before, recorded, after: view }), ...transcriptionRows(recorded));
  }
  const before = seen.own.findings ?? openOf(seen.own, NO_PARTS);
  const own = { ...view, findings: openOf(view, before) };
  rows.push(...planRows(seen.own, own), ...folioRows(seen.own.plan, own));
  rows.push(...findingRows(before, own.findings));
  const body = bodyViewAfter(seen.shared, append);
  return { own, shared: body.view, rows: [...rows, ...body.rows] };
}

function openOf({ plan, facts, papers }: PlanView, before: OpenParts): OpenParts {
  if (plan.status === 'none') return before;
  return openPartsAfter(before, { plan, facts }, papers.acknowledged);
}

function folioRows(before: Plan, { plan, papers }: PlanView): readonly RowChange[] {
  if (plan.status === 'none') return [];
  const was = before.status === 'none' ? NO_FOLIOS : before.modifications;
  return changedRows(folioShape(plan, papers), was, plan.modifications);
}

const NO_FOLIOS: ReadonlyMap<string, Modification> = new Map();
