import type { RecordedEvent } from '@libro/event-sourcing';
import { NO_FACTS } from '../findings/plan-facts';
import { factsAfter } from '../findings/plan-facts-after';
import type { PlanFacts } from '../findings/plan-facts';
import { NO_PLAN, planOfStream } from '../plan/plan';
import type { Plan } from '../plan/plan';
import type { PlanEvent } from '../plan/plan.events';
import { evolve } from '../plan/plan.evolve';
import type { OpenParts } from '../findings/open-parts';
import { NO_PAPERS, papersAfter } from './papers';
import type { Papers } from './papers';

/** What all views of one plan are made of. */
export interface PlanView {
  readonly plan: Plan;
  readonly papers: Papers;
  readonly facts: PlanFacts;
  /** As they stood after the last append that was projected; `null`: not computed yet. */
  readonly findings: OpenParts | null;
}

export const NO_PLAN_VIEW: PlanView = {
  plan: NO_PLAN,
  papers: NO_PAPERS,
  facts: NO_FACTS,
  findings: null,
};

/** A plan's view after one of its events; the stream of the catalogues holds no plan. */
export function planViewAfter(view: PlanView, recorded: RecordedEvent<PlanEvent>): PlanView {
  if (planOfStream(recorded.stream) === null) return view;
  const after = evolve(view.plan, recorded.event);
  return {
    plan: after,
    papers: papersAfter(view.papers, recorded),
    facts: factsAfter(view.facts, { before: view.plan, recorded, after }),
    findings: view.findings,
  };
}
