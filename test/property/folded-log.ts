import type { RecordedEvent, StoredEvent } from '@libro/event-sourcing';
import { NO_PLAN_VIEW, planCodec, planOfStream, planViewAfter } from '@libro/plans';
import type { PlanEvent, PlanView, ShownFinding } from '@libro/plans';
import { bodyViewAfter, NO_BODY_VIEW } from '../../libs/plans/src/findings/body-view';
import type { BodyView } from '../../libs/plans/src/findings/body-view';
import { catalogueFindings } from '../../libs/plans/src/findings/catalogue-findings';
import { openFindings } from '../../libs/plans/src/findings/open-findings';
import { planFindings } from '../../libs/plans/src/findings/plan-findings';

/** A log folded from nothing, in memory alone. */
export interface FoldedLog {
  readonly plans: ReadonlyMap<string, PlanView>;
  readonly body: BodyView;
}

const codec = planCodec();

/** The events as they are read back. */
export function decoded(log: readonly StoredEvent[]): readonly RecordedEvent<PlanEvent>[] {
  return log.map((stored) => codec.decode(stored));
}

/** Folds every event of the log, each plan's by themselves. */
export function foldedLog(log: readonly StoredEvent[]): FoldedLog {
  const plans = new Map<string, PlanView>();
  let body = NO_BODY_VIEW;
  for (const recorded of decoded(log)) {
    body = bodyViewAfter(body, [recorded]).view;
    const planId = planOfStream(recorded.stream);
    if (planId === null) continue;
    plans.set(planId, planViewAfter(plans.get(planId) ?? NO_PLAN_VIEW, recorded));
  }
  return { plans, body };
}

/** The findings that the rules make of a log, none of them remembered; by id. */
export function foldedFindings(log: readonly StoredEvent[]): readonly ShownFinding[] {
  const { plans, body } = foldedLog(log);
  const ofPlans = [...plans.values()].flatMap(({ plan, facts, papers }) => {
    const found = plan.status === 'none' ? [] : planFindings(plan, facts);
    return [...openFindings(found, papers.acknowledged, new Map()).values()];
  });
  const found = catalogueFindings(body.catalogue);
  const ofBody = openFindings(found, body.acknowledged, new Map()).values();
  return [...ofPlans, ...ofBody]
    .map((each) => JSON.parse(each.body) as ShownFinding)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
