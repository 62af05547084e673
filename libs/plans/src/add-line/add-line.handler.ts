import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { PLAN_LEDGER, PlanCommand, PlanCommandHandler } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { addLine } from './add-line';
import type { AddLine } from './add-line';

export class AddLineCommand extends PlanCommand<AddLine> {}

@CommandHandler(AddLineCommand)
export class AddLineHandler extends PlanCommandHandler<AddLine> {
  readonly name = 'add-line';
  readonly decide = addLine;

  constructor(@Inject(PLAN_LEDGER) ledger: PlanLedger) {
    super(ledger);
  }
}
