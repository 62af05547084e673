import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { PLAN_LEDGER, PlanCommand, PlanCommandHandler } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { correctProgress } from './correct-progress';
import type { CorrectProgress } from './correct-progress';

export class CorrectProgressCommand extends PlanCommand<CorrectProgress> {}

@CommandHandler(CorrectProgressCommand)
export class CorrectProgressHandler extends PlanCommandHandler<CorrectProgress> {
  readonly name = 'correct-progress';
  readonly decide = correctProgress;

  constructor(@Inject(PLAN_LEDGER) ledger: PlanLedger) {
    super(ledger);
  }
}
