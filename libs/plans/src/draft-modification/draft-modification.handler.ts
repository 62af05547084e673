import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { FolioFacts } from '../movements/facts';
import { FolioCommandHandler } from '../movements/folio-command.adapter';
import { PLAN_LEDGER, PlanCommand } from '../plan/plan-command.adapter';
import type { PlanLedger } from '../plan/plan-command.adapter';
import { isCalendarDay } from './calendar-day.adapter';
import { draftModification, redraftModification } from './draft-modification';
import type { DraftModification, RedraftModification } from './draft-modification';

export class DraftModificationCommand extends PlanCommand<DraftModification> {}
export class RedraftModificationCommand extends PlanCommand<RedraftModification> {}

abstract class DraftingHandler extends FolioCommandHandler<DraftModification> {
  protected contentOf({ content }: DraftModification) {
    return content;
  }
}

@CommandHandler(DraftModificationCommand)
export class DraftModificationHandler extends DraftingHandler {
  readonly name = 'draft-modification';

  constructor(@Inject(PLAN_LEDGER) ledger: PlanLedger) {
    super(ledger);
  }

  decideWith(facts: FolioFacts) {
    return draftModification({ ...facts, isCalendarDay });
  }
}

@CommandHandler(RedraftModificationCommand)
export class RedraftModificationHandler extends DraftingHandler {
  readonly name = 'redraft-modification';

  constructor(@Inject(PLAN_LEDGER) ledger: PlanLedger) {
    super(ledger);
  }

  decideWith(facts: FolioFacts) {
    return redraftModification({ ...facts, isCalendarDay });
  }
}
