import type { Envelope, Ledger, Receipt } from '@libro/event-sourcing';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { PLAN_LEDGER, PlanCommand, PlanCommandHandler } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { acknowledgeFinding } from './acknowledge-finding';
import type { AcknowledgeFinding } from './acknowledge-finding';
import { acknowledgeCatalogueFinding, CATALOGUE_STREAM } from './catalogue';
import type { Catalogue, CatalogueEvent } from './catalogue';

export class AcknowledgeFindingCommand extends PlanCommand<AcknowledgeFinding> {}

@CommandHandler(AcknowledgeFindingCommand)
export class AcknowledgeFindingHandler extends PlanCommandHandler<AcknowledgeFinding> {
  readonly name = 'acknowledge-finding';
  readonly decide = acknowledgeFinding;

  constructor(@Inject(PLAN_LEDGER) ledger: PlanLedger) {
    super(ledger);
  }
}

/** Injection token of the ledger of what belongs to no plan. */
export const CATALOGUE_LEDGER = Symbol('CATALOGUE_LEDGER');
export type CatalogueLedger = Ledger<Catalogue, CatalogueEvent>;

export class AcknowledgeCatalogueFindingCommand {
  constructor(
    readonly data: AcknowledgeFinding,
    readonly envelope: Envelope,
  ) {}
}

@CommandHandler(AcknowledgeCatalogueFindingCommand)
export class AcknowledgeCatalogueFindingHandler implements ICommandHandler<
  AcknowledgeCatalogueFindingCommand,
  Receipt
> {
  constructor(@Inject(CATALOGUE_LEDGER) private readonly ledger: CatalogueLedger) {}

  execute({ data, envelope }: AcknowledgeCatalogueFindingCommand): Promise<Receipt> {
    const request = {
      stream: CATALOGUE_STREAM,
      name: 'acknowledge-catalogue-finding',
      command: data,
      decide: acknowledgeCatalogueFinding,
    };
    return this.ledger.execute(request, envelope);
  }
}
