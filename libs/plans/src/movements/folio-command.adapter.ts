import type { Decide, Receipt } from '@libro/event-sourcing';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { ModificationContent } from '../plan/modification.events';
import { streamOf } from '../plan/plan';
import type { ExistingPlan, Plan } from '../plan/plan';
import type { PlanCommand, PlanLedger } from '../plan/plan-command.adapter';
import type { PlanEvent } from '../plan/plan.events';
import { factsFrom, NO_FACTS, otherPlans } from './facts';
import type { FolioFacts } from './facts';

/** A handler of a command whose decision needs to know the other plans that a folio names. */
export abstract class FolioCommandHandler<C> implements ICommandHandler<PlanCommand<C>, Receipt> {
  abstract readonly name: string;
  abstract decideWith(facts: FolioFacts): Decide<C, Plan, PlanEvent>;
  /** The content that the decision applies; `null` where the plan holds none. */
  protected abstract contentOf(data: C, plan: Plan): ModificationContent | null;

  constructor(protected readonly ledger: PlanLedger) {}

  async execute({ planId, data, envelope }: PlanCommand<C>): Promise<Receipt> {
    const { name } = this;
    const decide = this.decideWith(await this.factsFor(planId, data));
    return this.ledger.execute({ stream: streamOf(planId), name, command: data, decide }, envelope);
  }

  /** What the other plans say now: an amount under way stays so until this plan answers for it. */
  private async factsFor(planId: string, data: C): Promise<FolioFacts> {
    const { state } = await this.ledger.load(streamOf(planId));
    const content = this.contentOf(data, state);
    if (content === null) return NO_FACTS;
    const others: ExistingPlan[] = [];
    for (const other of otherPlans(planId, content)) {
      const { state: plan } = await this.ledger.load(streamOf(other));
      if (plan.status !== 'none') others.push(plan);
    }
    return factsFrom(others);
  }
}

/** The content of a folio on record; `null` for one that is not, or that was transcribed. */
export function contentOnRecord(plan: Plan, folio: string): ModificationContent | null {
  if (plan.status === 'none') return null;
  return plan.modifications.get(folio.trim())?.content ?? null;
}
