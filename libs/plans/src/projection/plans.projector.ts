import type { Projection } from '@libro/event-sourcing';
import type { ReadModel } from '@libro/read-store';
import { AuditEntryEntity } from '../audit-trail/audit-trail.entity';
import {
  LineVersionEntity,
  PlanVersionEntity,
  TransferVersionEntity,
} from '../current-goals/current-goals.entity';
import { CatalogueEntryEntity, FindingVersionEntity } from '../findings/findings.entity';
import { ModificationVersionEntity } from '../modifications-sheet/modifications-sheet.entity';
import { TranscriptionEntity } from '../transcriptions/transcriptions.entity';
import { AUDIT_ENTRY } from '../audit-trail/audit-trail';
import { LINE_VERSION, PLAN_VERSION, TRANSFER_VERSION } from '../current-goals/current-goals';
import { bodyViewWith, NO_BODY_VIEW } from '../findings/body-view';
import type { BodyEntry, BodyView } from '../findings/body-view';
import { CATALOGUE_ENTRY, FINDING_VERSION } from '../findings/findings-view';
import { MODIFICATION_VERSION } from '../modifications-sheet/modifications-sheet';
import type { PlanEvent } from '../plan/plan.events';
import { TRANSCRIPTION_REQUESTS_STREAM } from '../transcribe-sheet/transcription-request';
import { TRANSCRIPTION } from '../transcriptions/transcriptions';
import { Plans1795392000001, PlansEnds1795392000002 } from './plans.migration';
import { NO_PLAN_VIEW, planViewAfter } from './plan-view';
import type { PlanView } from './plan-view';
import { projectAppend } from './plans-projection';

/** Every view of the plans, as one projection: they change together, in one transaction. */
export const PLANS_PROJECTION: Projection<PlanView, BodyView, PlanEvent> = {
  name: 'plans',
  version: 2,
  tables: [
    PLAN_VERSION,
    LINE_VERSION,
    TRANSFER_VERSION,
    MODIFICATION_VERSION,
    AUDIT_ENTRY,
    FINDING_VERSION,
    TRANSCRIPTION,
    CATALOGUE_ENTRY,
  ],
  // Beside those of this library, the tokens of libs/identity.
  foreign: ['tokens', TRANSCRIPTION_REQUESTS_STREAM],
  initial: { own: NO_PLAN_VIEW, shared: NO_BODY_VIEW },
  evolve: (own, recorded) => ({ ...planViewAfter(own, recorded), findings: null }),
  project: projectAppend,
  recall: {
    table: CATALOGUE_ENTRY,
    // Written by `bodyViewAfter` of the same projection version, which the checkpoint vouches for.
    after: (shared, row) =>
      (JSON.parse(String(row[1])) as readonly BodyEntry[]).reduce(bodyViewWith, shared),
  },
};

/** What the plans bring to the read store. */
export const PLANS_READ_MODEL: ReadModel<PlanView, BodyView, PlanEvent> = {
  projection: PLANS_PROJECTION,
  entities: [
    PlanVersionEntity,
    LineVersionEntity,
    TransferVersionEntity,
    ModificationVersionEntity,
    AuditEntryEntity,
    FindingVersionEntity,
    CatalogueEntryEntity,
    TranscriptionEntity,
  ],
  migrations: [Plans1795392000001, PlansEnds1795392000002],
};
