import type { Receipt } from '@libro/event-sourcing';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { givingPlans } from '../movements/facts';
import type { FolioFacts } from '../movements/facts';
import { contentOnRecord, FolioCommandHandler } from '../movements/folio-command.adapter';
import { settleTransfers } from '../movements/settle-transfers.adapter';
import { streamOf } from '../plan/plan';
import type { Plan } from '../plan/plan';
import { PLAN_LEDGER, PlanCommand } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import type { SignerPolicy } from '../plan/signatures';
import { SIGNER_POLICY } from '../plan/signer-policy.adapter';
import { signModification } from './sign-modification';
import type { SignModification } from './sign-modification';

export class SignModificationCommand extends PlanCommand<SignModification> {}

@CommandHandler(SignModificationCommand)
export class SignModificationHandler extends FolioCommandHandler<SignModification> {
  readonly name = 'sign-modification';

  constructor(
    @Inject(PLAN_LEDGER) ledger: PlanLedger,
    @Inject(SIGNER_POLICY) private readonly policy: SignerPolicy,
  ) {
    super(ledger);
  }

  decideWith(facts: FolioFacts) {
    return signModification({ ...facts, policy: this.policy });
  }

  /** Tells the plans that gave what was taken in; sent again after a cut, it finishes that. */
  override async execute(command: PlanCommand<SignModification>): Promise<Receipt> {
    const receipt = await super.execute(command);
    if (command.data.role === 'authorized') await this.settle(command);
    return receipt;
  }

  protected contentOf({ folio }: SignModification, plan: Plan) {
    return contentOnRecord(plan, folio);
  }

  private async settle({ planId, data, envelope }: PlanCommand<SignModification>): Promise<void> {
    const { state } = await this.ledger.load(streamOf(planId));
    const content = contentOnRecord(state, data.folio);
    if (content === null) return;
    for (const giving of givingPlans(planId, content)) {
      await settleTransfers(this.ledger, giving, envelope);
    }
  }
}
