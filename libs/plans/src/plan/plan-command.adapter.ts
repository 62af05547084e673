import type { Decide, Envelope, Ledger, Receipt } from '@libro/event-sourcing';
import type { ICommandHandler } from '@nestjs/cqrs';
import { streamOf } from './plan';
import type { Plan } from './plan';
import type { PlanEvent } from './plan.events';

/** Injection token of the plans' ledger. */
export const PLAN_LEDGER = Symbol('PLAN_LEDGER');
export type PlanLedger = Ledger<Plan, PlanEvent>;

/** A command on its way over the bus: what is asked of which plan, and who asks it. */
export abstract class PlanCommand<C> {
  constructor(
    readonly planId: string,
    readonly data: C,
    readonly envelope: Envelope,
  ) {}
}

/** Every handler of a plan's command: its name and its decision; the ledger does the rest. */
export abstract class PlanCommandHandler<C> implements ICommandHandler<PlanCommand<C>, Receipt> {
  abstract readonly name: string;
  abstract readonly decide: Decide<C, Plan, PlanEvent>;

  constructor(protected readonly ledger: PlanLedger) {}

  execute({ planId, data, envelope }: PlanCommand<C>): Promise<Receipt> {
    const { name, decide } = this;
    return this.ledger.execute({ stream: streamOf(planId), name, command: data, decide }, envelope);
  }
}
