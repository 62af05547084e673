import type { Receipt } from '@libro/event-sourcing';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { settleTransfers } from '../movements/settle-transfers.adapter';
import { PLAN_LEDGER, PlanCommand, PlanCommandHandler } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { closePlan } from './close-plan';
import type { ClosePlan } from './close-plan';

export class ClosePlanCommand extends PlanCommand<ClosePlan> {}

@CommandHandler(ClosePlanCommand)
export class ClosePlanHandler extends PlanCommandHandler<ClosePlan> {
  readonly name = 'close-plan';
  readonly decide = closePlan;

  constructor(@Inject(PLAN_LEDGER) ledger: PlanLedger) {
    super(ledger);
  }

  /** Amounts that other plans have answered for are settled first: a cut may have left them. */
  override async execute(command: ClosePlanCommand): Promise<Receipt> {
    await settleTransfers(this.ledger, command.planId, command.envelope);
    return super.execute(command);
  }
}
