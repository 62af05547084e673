import type { Receipt } from '@libro/event-sourcing';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { factsFrom } from '../movements/facts';
import type { IncomingTransfers } from '../movements/facts';
import { settleTransfers } from '../movements/settle-transfers.adapter';
import { streamOf } from '../plan/plan';
import { PLAN_LEDGER, PlanCommand } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { returnTransfer } from './return-transfer';
import type { ReturnTransfer } from './return-transfer';

/** Sent to the receiving plan: it is the arbiter of what becomes of an amount under way. */
export class ReturnTransferCommand extends PlanCommand<ReturnTransfer> {}

@CommandHandler(ReturnTransferCommand)
export class ReturnTransferHandler implements ICommandHandler<ReturnTransferCommand, Receipt> {
  readonly name = 'return-transfer';

  constructor(@Inject(PLAN_LEDGER) private readonly ledger: PlanLedger) {}

  /** First the receiving plan declines, then the giving one has it back: a repeat ends both. */
  async execute({ planId, data, envelope }: ReturnTransferCommand): Promise<Receipt> {
    const decide = returnTransfer(await this.incoming(data.givenBy));
    const request = { stream: streamOf(planId), name: this.name, command: data, decide };
    const receipt = await this.ledger.execute(request, envelope);
    await settleTransfers(this.ledger, data.givenBy, envelope);
    return receipt;
  }

  private async incoming(givingPlan: string): Promise<IncomingTransfers> {
    const { state } = await this.ledger.load(streamOf(givingPlan));
    return factsFrom(state.status === 'none' ? [] : [state]).incoming;
  }
}
