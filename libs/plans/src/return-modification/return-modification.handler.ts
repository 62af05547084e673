import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { PLAN_LEDGER, PlanCommand, PlanCommandHandler } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { returnModification } from './return-modification';
import type { ReturnModification } from './return-modification';

export class ReturnModificationCommand extends PlanCommand<ReturnModification> {}

@CommandHandler(ReturnModificationCommand)
export class ReturnModificationHandler extends PlanCommandHandler<ReturnModification> {
  readonly name = 'return-modification';
  readonly decide = returnModification;

  constructor(@Inject(PLAN_LEDGER) ledger: PlanLedger) {
    super(ledger);
  }
}
