import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { PLAN_LEDGER, PlanCommand, PlanCommandHandler } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { correctWording } from './correct-wording';
import type { CorrectWording } from './correct-wording';

export class CorrectWordingCommand extends PlanCommand<CorrectWording> {}

@CommandHandler(CorrectWordingCommand)
export class CorrectWordingHandler extends PlanCommandHandler<CorrectWording> {
  readonly name = 'correct-wording';
  readonly decide = correctWording;

  constructor(@Inject(PLAN_LEDGER) ledger: PlanLedger) {
    super(ledger);
  }
}
