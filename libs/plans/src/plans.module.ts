import { Ledger, systemClock, timeOrderedIds } from '@libro/event-sourcing';
import type { EventStore } from '@libro/event-sourcing';
import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import {
  AcknowledgeCatalogueFindingHandler,
  AcknowledgeFindingHandler,
  CATALOGUE_LEDGER,
} from './acknowledge-finding/acknowledge-finding.handler';
import { catalogueCodec, catalogueFold } from './acknowledge-finding/catalogue';
import { AddLineHandler } from './add-line/add-line.handler';
import { AuthorizePlanHandler } from './authorize-plan/authorize-plan.handler';
import { ClosePlanHandler } from './close-plan/close-plan.handler';
import { CorrectProgressHandler } from './correct-progress/correct-progress.handler';
import { CorrectWordingHandler } from './correct-wording/correct-wording.handler';
import {
  DraftModificationHandler,
  RedraftModificationHandler,
} from './draft-modification/draft-modification.handler';
import { OpenPlanHandler } from './open-plan/open-plan.handler';
import { PLAN_LEDGER } from './plan/plan-command.adapter';
import { planCodec, planFold } from './plan/plan.upcast';
import { SIGNER_POLICY } from './plan/signer-policy.adapter';
import type { SignerPolicy } from './plan/signatures';
import { ReportProgressHandler } from './report-progress/report-progress.handler';
import { ResolveRowHandler } from './resolve-row/resolve-row.handler';
import { ReturnModificationHandler } from './return-modification/return-modification.handler';
import { ReturnTransferHandler } from './return-transfer/return-transfer.handler';
import { SignModificationHandler } from './sign-modification/sign-modification.handler';
import { SignQuarterHandler } from './sign-quarter/sign-quarter.handler';
import {
  TranscribeSheetsHandler,
  TRANSCRIPTION_REQUESTS,
} from './transcribe-sheet/transcribe-sheet.handler';
import {
  transcriptionRequestsCodec,
  transcriptionRequestsFold,
} from './transcribe-sheet/transcription-request';
import { WithdrawModificationHandler } from './withdraw-modification/withdraw-modification.handler';

const HANDLERS = [
  AcknowledgeCatalogueFindingHandler,
  AcknowledgeFindingHandler,
  AddLineHandler,
  AuthorizePlanHandler,
  ClosePlanHandler,
  CorrectProgressHandler,
  CorrectWordingHandler,
  DraftModificationHandler,
  OpenPlanHandler,
  RedraftModificationHandler,
  ReportProgressHandler,
  ResolveRowHandler,
  ReturnModificationHandler,
  ReturnTransferHandler,
  SignModificationHandler,
  SignQuarterHandler,
  TranscribeSheetsHandler,
  WithdrawModificationHandler,
];

/** What one body's plans run on. */
export interface PlansOptions {
  readonly store: EventStore;
  /** Whether one person may hold two signatures: recorded as a finding, or refused. */
  readonly signerPolicy: SignerPolicy;
}

/** Every command of the plans over one event store: the bus finds their handlers. */
@Module({})
export class PlansModule {
  static over({ store, signerPolicy }: PlansOptions): DynamicModule {
    const shared = { store, clock: systemClock, ids: timeOrderedIds };
    const plans = new Ledger({ ...shared, codec: planCodec(), fold: planFold });
    const catalogue = new Ledger({ ...shared, codec: catalogueCodec(), fold: catalogueFold });
    const requests = new Ledger({
      ...shared,
      codec: transcriptionRequestsCodec(),
      fold: transcriptionRequestsFold,
    });
    const providers: Provider[] = [
      { provide: PLAN_LEDGER, useValue: plans },
      { provide: CATALOGUE_LEDGER, useValue: catalogue },
      { provide: TRANSCRIPTION_REQUESTS, useValue: requests },
      { provide: SIGNER_POLICY, useValue: signerPolicy },
      ...HANDLERS,
    ];
    return {
      module: PlansModule,
      imports: [CqrsModule],
      providers,
      exports: [CqrsModule, PLAN_LEDGER, CATALOGUE_LEDGER, SIGNER_POLICY],
    };
  }
}
