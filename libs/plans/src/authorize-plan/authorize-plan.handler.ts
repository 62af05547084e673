import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { PLAN_LEDGER, PlanCommand, PlanCommandHandler } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { authorizePlan } from './authorize-plan';
import type { AuthorizePlan } from './authorize-plan';

export class AuthorizePlanCommand extends PlanCommand<AuthorizePlan> {}

@CommandHandler(AuthorizePlanCommand)
export class AuthorizePlanHandler extends PlanCommandHandler<AuthorizePlan> {
  readonly name = 'authorize-plan';
  readonly decide = authorizePlan;

  constructor(@Inject(PLAN_LEDGER) ledger: PlanLedger) {
    super(ledger);
  }
}
