import type { Envelope } from '@libro/event-sourcing';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { PLAN_LEDGER, PlanCommand, PlanCommandHandler } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { openPlan, planToOpen } from './open-plan';
import type { OpenPlan } from './open-plan';

/** The header names the plan: no caller does. */
export class OpenPlanCommand extends PlanCommand<OpenPlan> {
  constructor(data: OpenPlan, envelope: Envelope) {
    super(planToOpen(data), data, envelope);
  }
}

@CommandHandler(OpenPlanCommand)
export class OpenPlanHandler extends PlanCommandHandler<OpenPlan> {
  readonly name = 'open-plan';
  readonly decide = openPlan;

  constructor(@Inject(PLAN_LEDGER) ledger: PlanLedger) {
    super(ledger);
  }
}
