import type { DataOf, MovementEvent, PlanEvent, TransferEvent } from '@libro/plans';
import { INFERRED, LINES_OF_ACTION, SCHEDULE, SIGNATURE_ROLE, SOURCE } from './event-parts';
import type { DataSchemas } from './event-parts';
import * as is from './schema';
import { described, listOf, nullable, perQuarter, ref, shape } from './schema';

const LINE = {
  lineId: is.UUID,
  number: is.WHOLE,
  description: is.TEXT,
  linesOfAction: LINES_OF_ACTION,
  unitOfMeasure: is.TEXT,
  annualGoal: is.DECIMAL,
  schedule: nullable(SCHEDULE),
  movement: nullable(ref('MovementRef')),
  inferred: INFERRED,
  source: SOURCE,
};
const DRAFTED = { folio: is.TEXT, content: ref('ModificationContent') };
const SIGNED = { role: SIGNATURE_ROLE, digest: is.SHA_256, signedBy: ref('Actor') };
const WITH_REASON = { folio: is.TEXT, reason: is.TEXT };

/** Data of the events about a plan, its progress, its folios and its sheets. */
export const PLAN_EVENTS: DataSchemas<Exclude<PlanEvent, MovementEvent | TransferEvent>> = {
  PlanOpened: shape<DataOf<'PlanOpened'>>({
    fiscalYear: is.WHOLE,
    header: ref('Header'),
    inferred: INFERRED,
    source: SOURCE,
  }),
  MetaOpened: shape<DataOf<'MetaOpened'>>({ ...LINE, additive: is.FLAG }),
  ActionOpened: shape<DataOf<'ActionOpened'>>({ ...LINE, metaId: nullable(is.UUID) }),
  MetaDeclaredAdditive: shape<DataOf<'MetaDeclaredAdditive'>>({
    lineId: is.UUID,
    inferred: INFERRED,
    source: SOURCE,
  }),
  PlanAuthorized: shape<DataOf<'PlanAuthorized'>>({ inferred: INFERRED, source: SOURCE }),
  PlanClosed: { type: 'object', additionalProperties: false },
  ProgressReported: shape<DataOf<'ProgressReported'>>({
    quarter: is.QUARTER,
    lineId: is.UUID,
    achieved: is.DECIMAL,
    remarks: nullable(is.TEXT),
    occurredIn: listOf(ref('OccurredIn')),
    source: SOURCE,
  }),
  ProgressCorrected: shape<DataOf<'ProgressCorrected'>>(
    {
      quarter: is.QUARTER,
      lineId: is.UUID,
      achieved: is.DECIMAL,
      occurredIn: listOf(ref('OccurredIn')),
      reason: is.TEXT,
      series: described(is.WHOLE, 'Unidad de medida de la línea en que está la cifra, desde 1'),
    },
    { optional: ['occurredIn', 'series'] },
  ),
  QuarterSigned: shape<DataOf<'QuarterSigned'>>({ quarter: is.QUARTER, ...SIGNED }),
  QuarterClosed: shape<DataOf<'QuarterClosed'>>({ quarter: is.QUARTER }),
  TechnicalCorrectionMade: shape<DataOf<'TechnicalCorrectionMade'>>({
    field: is.TEXT,
    value: is.TEXT,
    reason: is.TEXT,
  }),
  FormTranscribed: shape<DataOf<'FormTranscribed'>>({
    sheet: { oneOf: [ref('ProgressSheet'), ref('ModificationSheet')] },
    rows: listOf(ref('RowOnRecord')),
  }),
  RowResolved: shape<DataOf<'RowResolved'>>({
    rowId: is.UUID,
    lineId: is.UUID,
    planned: SCHEDULE,
    achieved: perQuarter(nullable(is.DECIMAL)),
    remarks: nullable(is.TEXT),
    reason: is.TEXT,
  }),
  FindingAcknowledged: shape<DataOf<'FindingAcknowledged'>>({
    findingId: is.UUID,
    evidenceDigest: is.SHA_256,
    reason: is.TEXT,
  }),
  ModificationDrafted: shape<DataOf<'ModificationDrafted'>>(DRAFTED),
  ModificationRedrafted: shape<DataOf<'ModificationRedrafted'>>(DRAFTED),
  ModificationSigned: shape<DataOf<'ModificationSigned'>>({ folio: is.TEXT, ...SIGNED }),
  ModificationReturned: shape<DataOf<'ModificationReturned'>>(WITH_REASON),
  ModificationWithdrawn: shape<DataOf<'ModificationWithdrawn'>>(WITH_REASON),
  ModificationAuthorized: shape<DataOf<'ModificationAuthorized'>>({ folio: is.TEXT }),
  ModificationTranscribed: shape<DataOf<'ModificationTranscribed'>>({
    folio: is.TEXT,
    formDate: is.TEXT,
    blocks: listOf(
      shape<DataOf<'ModificationTranscribed'>['blocks'][number]>({
        justification: nullable(is.TEXT),
        rows: listOf(ref('TranscribedRow')),
      }),
    ),
    applied: is.FLAG,
    source: ref('SourceRef'),
  }),
};
