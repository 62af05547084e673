import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { PLAN_LEDGER, PlanCommand, PlanCommandHandler } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { reportProgress } from './report-progress';
import type { ReportProgress } from './report-progress';

export class ReportProgressCommand extends PlanCommand<ReportProgress> {}

@CommandHandler(ReportProgressCommand)
export class ReportProgressHandler extends PlanCommandHandler<ReportProgress> {
  readonly name = 'report-progress';
  readonly decide = reportProgress;

  constructor(@Inject(PLAN_LEDGER) ledger: PlanLedger) {
    super(ledger);
  }
}
