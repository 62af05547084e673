import type { Decide } from '@libro/event-sourcing';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { Plan } from '../plan/plan';
import { PLAN_LEDGER, PlanCommand, PlanCommandHandler } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import type { PlanEvent } from '../plan/plan.events';
import type { SignerPolicy } from '../plan/signatures';
import { SIGNER_POLICY } from '../plan/signer-policy.adapter';
import { signQuarter } from './sign-quarter';
import type { SignQuarter } from './sign-quarter';

export class SignQuarterCommand extends PlanCommand<SignQuarter> {}

@CommandHandler(SignQuarterCommand)
export class SignQuarterHandler extends PlanCommandHandler<SignQuarter> {
  readonly name = 'sign-quarter';
  readonly decide: Decide<SignQuarter, Plan, PlanEvent>;

  constructor(
    @Inject(PLAN_LEDGER) ledger: PlanLedger,
    @Inject(SIGNER_POLICY) policy: SignerPolicy,
  ) {
    super(ledger);
    this.decide = signQuarter(policy);
  }
}
