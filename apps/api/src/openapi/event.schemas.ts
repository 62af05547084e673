import type { EventMetadata } from '@libro/event-sourcing';
import { ROLES } from '@libro/identity';
import type { ShownTokenEvent } from '@libro/identity';
import type { PlanEvent, TranscriptionRequested } from '@libro/plans';
import { EVENT_PARTS } from './event-part.schemas';
import type { DataSchemas } from './event-parts';
import { MOVEMENT_EVENTS } from './movement-event.schemas';
import { PLAN_EVENTS } from './plan-event.schemas';
import * as is from './schema';
import type { Schema } from './schema';
import { listOf, nullable, ref, shape } from './schema';

type DataOfTokens<T> = Extract<ShownTokenEvent, { type: T }>['data'];

const TOKEN_EVENTS: DataSchemas<ShownTokenEvent> = {
  TokenGranted: shape<DataOfTokens<'TokenGranted'>>({
    tokenId: is.UUID,
    holder: ref('Actor'),
    roles: listOf(is.oneOf(ROLES)),
    scope: shape<DataOfTokens<'TokenGranted'>['scope']>({
      branch: nullable(is.TEXT),
      program: nullable(is.TEXT),
      unit: nullable(is.TEXT),
    }),
    expiresAt: is.TIME,
  }),
  TokenRevoked: shape<DataOfTokens<'TokenRevoked'>>(
    { tokenId: is.UUID, reason: is.TEXT },
    { optional: ['reason'] },
  ),
};

const REQUESTS: DataSchemas<TranscriptionRequested> = {
  TranscriptionRequested: shape<TranscriptionRequested['data']>({
    file: is.TEXT,
    sha256: is.SHA_256,
    sheets: listOf(is.SHA_256),
  }),
};

/** What the live feed sends of an event beside its type and data. */
interface Recorded {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly metadata: EventMetadata;
}
const RECORDED: { readonly [K in keyof Recorded]: Schema } = {
  position: is.POSITION,
  stream: is.TEXT,
  revision: is.REVISION,
  id: is.UUID,
  metadata: ref('EventMetadata'),
};

type Streamed = (PlanEvent | ShownTokenEvent | TranscriptionRequested) & Recorded;
type Typed = { readonly type: string; readonly data: unknown };

/** An event of one of the types, with the data of that type. */
function eventOf<T extends Typed>(
  data: DataSchemas<T>,
  fields: { readonly [K in keyof Omit<T, keyof Typed>]: Schema },
): Schema {
  const oneOf = Object.keys(data).map((type) =>
    shape<Typed>({ type: { const: type }, data: ref(dataName(type)), ...fields }),
  );
  return { oneOf };
}

function dataName(type: string): string {
  return `${type}Data`;
}

const OF_PLANS = { ...PLAN_EVENTS, ...MOVEMENT_EVENTS };
const OF_ALL = { ...OF_PLANS, ...REQUESTS, ...TOKEN_EVENTS };

/** What stands on record, event by event. */
export const EVENT_SCHEMAS = {
  ...EVENT_PARTS,
  ...Object.fromEntries(Object.entries(OF_ALL).map(([type, data]) => [dataName(type), data])),
  PlanEvent: eventOf<PlanEvent>(OF_PLANS, {}),
  StreamedEvent: eventOf<Streamed>(OF_ALL, RECORDED),
};
