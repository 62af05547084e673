import type { EventMetadata } from '@libro/event-sourcing';
import type { Trial, TriedLine } from '@libro/plans';
import type { ReceiptBody } from '../commands/receipt.dto';
import { PROBLEM_SCHEMA } from '../http/problem-schema';
import { EVENT_TYPE } from './record.schemas';
import * as is from './schema';
import { described, listOf, nullable, ref, shape } from './schema';

interface Readiness {
  readonly status: string;
  readonly projection: { readonly position: number; readonly behind: number | null };
}

/** What commands answer, the live feed sends and operation shows. */
export const COMMAND_SCHEMAS = {
  Problem: PROBLEM_SCHEMA,
  Receipt: shape<ReceiptBody>({
    commandId: is.UUID,
    planId: nullable(is.TEXT),
    revision: described(is.WHOLE, 'Del último hecho del comando; -1 antes del primero'),
    position: nullable(is.POSITION),
    recordedAt: nullable(is.TIME),
    events: listOf(shape<ReceiptBody['events'][number]>({ id: is.UUID, type: EVENT_TYPE })),
  }),
  TriedLine: shape<TriedLine>({
    lineId: is.UUID,
    before: nullable(ref('GoalLine')),
    after: nullable(ref('GoalLine')),
  }),
  Trial: shape<Trial>({
    planId: nullable(is.TEXT),
    revision: nullable(is.REVISION),
    events: listOf(ref('PlanEvent')),
    lines: listOf(ref('TriedLine')),
    findings: shape<Trial['findings']>({
      appear: listOf(ref('Finding')),
      cease: listOf(ref('Finding')),
    }),
  }),
  EventMetadata: shape<EventMetadata>({
    recordedAt: is.TIME,
    commandId: is.UUID,
    commandDigest: is.SHA_256,
    actor: ref('Actor'),
    correlationId: is.UUID,
    causationId: nullable(is.UUID),
    index: is.WHOLE,
    size: is.WHOLE,
  }),
  Liveness: shape<{ status: string }>({ status: { const: 'ok' } }),
  Readiness: shape<Readiness>({
    status: is.oneOf(['ok', 'views-stand-still']),
    projection: shape<Readiness['projection']>({
      position: is.POSITION,
      behind: nullable(described(is.WHOLE, 'Hechos que las vistas aún no tienen, hasta 10 000')),
    }),
  }),
};
