import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { PLAN_LEDGER, PlanCommand, PlanCommandHandler } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { withdrawModification } from './withdraw-modification';
import type { WithdrawModification } from './withdraw-modification';

export class WithdrawModificationCommand extends PlanCommand<WithdrawModification> {}

@CommandHandler(WithdrawModificationCommand)
export class WithdrawModificationHandler extends PlanCommandHandler<WithdrawModification> {
  readonly name = 'withdraw-modification';
  readonly decide = withdrawModification;

  constructor(@Inject(PLAN_LEDGER) ledger: PlanLedger) {
    super(ledger);
  }
}
