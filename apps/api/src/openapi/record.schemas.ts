import type { Actor } from '@libro/event-sourcing';
import { FINDING_CODES, planEventShapes } from '@libro/plans';
import type {
  Acknowledgement,
  AuditEntry,
  AuditTrail,
  Change,
  Finding,
  FindingsList,
  FindingSource,
  LineHistory,
  AnsweredFinding,
  SourceRef,
} from '@libro/plans';
import { ORIGIN } from './plan.schemas';
import * as is from './schema';
import { described, listOf, nullable, ref, shape } from './schema';

export const EVENT_TYPE = is.oneOf(Object.keys(planEventShapes));

const FINDING = {
  id: is.UUID,
  code: is.oneOf(FINDING_CODES),
  severity: is.oneOf(['error', 'warning', 'notice']),
  planId: nullable(is.TEXT),
  lineId: nullable(is.UUID),
  number: nullable(is.WHOLE),
  quarter: nullable(is.QUARTER),
  folio: nullable(is.TEXT),
  message: is.TEXT,
  expected: nullable(is.TEXT),
  actual: nullable(is.TEXT),
  evidence: is.TEXT,
  source: nullable(ref('FindingSource')),
};

/** What an auditor reads: events in words, and findings. */
export const RECORD_SCHEMAS = {
  Actor: shape<Actor>({ id: is.TEXT, office: is.TEXT }),
  SourceRef: shape<SourceRef>({
    sheet: is.SHA_256,
    file: is.TEXT,
    sha256: is.SHA_256,
    line: is.WHOLE,
    row: nullable(is.WHOLE),
  }),
  Change: shape<Change>({
    field: described(is.TEXT, 'goal, schedule, achieved.2, status, description, …'),
    before: nullable(is.TEXT),
    after: nullable(is.TEXT),
  }),
  AuditEntry: shape<AuditEntry>({
    position: is.POSITION,
    stream: is.TEXT,
    revision: is.REVISION,
    eventId: is.UUID,
    type: EVENT_TYPE,
    recordedAt: is.TIME,
    actor: ref('Actor'),
    planId: nullable(is.TEXT),
    lineId: nullable(is.UUID),
    number: nullable(is.WHOLE),
    summary: is.TEXT,
    changes: listOf(ref('Change')),
    justification: nullable(is.TEXT),
    folio: nullable(is.TEXT),
    source: nullable(ref('SourceRef')),
    commandId: is.UUID,
    correlationId: is.UUID,
    causationId: nullable(is.UUID),
  }),
  AuditTrail: shape<AuditTrail>(is.page(ref('AuditEntry'))),
  LineHistory: shape<LineHistory>({
    asOf: is.POSITION,
    planId: is.TEXT,
    lines: listOf(
      shape<LineHistory['lines'][number]>({
        lineId: is.UUID,
        number: is.WHOLE,
        description: is.TEXT,
        active: is.FLAG,
        origin: ORIGIN,
        entries: listOf(ref('AuditEntry')),
      }),
    ),
  }),
  FindingSource: shape<FindingSource>({ file: is.TEXT, sha256: is.SHA_256, line: is.WHOLE }),
  Acknowledgement: shape<Acknowledgement>({ reason: is.TEXT, by: is.TEXT, at: is.TIME }),
  Finding: shape<Finding>(FINDING),
  AnsweredFinding: shape<AnsweredFinding>({
    ...FINDING,
    acknowledged: nullable(ref('Acknowledgement')),
    evidenceDigest: described(is.SHA_256, 'Lo que se acusa al tomar conocimiento'),
  }),
  FindingsList: shape<FindingsList>(is.page(ref('AnsweredFinding'))),
};
