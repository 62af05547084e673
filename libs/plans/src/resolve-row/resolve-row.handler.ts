import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { PLAN_LEDGER, PlanCommand, PlanCommandHandler } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { resolveRow } from './resolve-row';
import type { ResolveRow } from './resolve-row';

export class ResolveRowCommand extends PlanCommand<ResolveRow> {}

@CommandHandler(ResolveRowCommand)
export class ResolveRowHandler extends PlanCommandHandler<ResolveRow> {
  readonly name = 'resolve-row';
  readonly decide = resolveRow;

  constructor(@Inject(PLAN_LEDGER) ledger: PlanLedger) {
    super(ledger);
  }
}
