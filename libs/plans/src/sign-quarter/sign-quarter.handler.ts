import type { Decide, Receipt } from '@libro/event-sourcing';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { settleTransfers } from '../movements/settle-transfers.adapter';
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

  /**
   * Amounts that other plans have answered for are settled before a quarter closes: what was taken
   * in already is not under way at its end (M02), though a cut may have left it so on record.
   */
  override async execute(command: SignQuarterCommand): Promise<Receipt> {
    const { planId, data, envelope } = command;
    if (data.role === 'authorized') await settleTransfers(this.ledger, planId, envelope);
    return super.execute(command);
  }
}
