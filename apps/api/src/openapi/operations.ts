import * as is from './schema';
import type { Schema } from './schema';
import { ref } from './schema';

/** What a route answers with 200, or, where it says so, with another status. */
interface Answer {
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  readonly headers: Readonly<Record<string, { readonly description: string; schema: Schema }>>;
  readonly description: string;
}

/** What the document says of a route beside what its decorators say. */
export interface Operation {
  readonly id: string;
  readonly tag: string;
  readonly answers: Readonly<Record<string, Answer>>;
  /** Asks for no token. */
  readonly open?: true;
}

export const REQUEST_ID = {
  'X-Request-Id': {
    description: 'La de la petición, o una nueva: por ella se busca en el registro del servidor',
    schema: is.TEXT,
  },
};
const ETAG = {
  ETag: { description: 'Revisión del plan, para If-Match', schema: is.TEXT },
};
const REPLAYED = {
  'Idempotency-Replayed': {
    description: 'Está, y dice true, donde es otra vez la primera respuesta',
    schema: { type: 'string', const: 'true' },
  },
};

function json(schema: Schema, description: string, headers: Answer['headers'] = {}): Answer {
  const content = { 'application/json': { schema } };
  return { content, headers: { ...headers, ...REQUEST_ID }, description };
}

function query(id: string, tag: string, answer: Schema): Operation {
  return { id, tag, answers: { 200: json(answer, 'Lo pedido') } };
}

function planQuery(id: string, answer: Schema): Operation {
  return { id, tag: 'Planes', answers: { 200: json(answer, 'Lo pedido', ETAG) } };
}

/** Also as the official form's page, and as a table for spreadsheets. */
function form(id: string, schema: Schema, headers: Answer['headers'] = {}): Operation {
  const answer = json(schema, 'La cédula', { ...headers, Vary: VARY });
  const content = {
    ...answer.content,
    'text/html': { schema: is.TEXT },
    'text/csv': { schema: is.TEXT },
  };
  return { id, tag: 'Cédulas', answers: { 200: { ...answer, content } } };
}
const VARY = { description: 'Accept', schema: is.TEXT };

function command(id: string, tag: string): Operation {
  const schema = { oneOf: [ref('Receipt'), ref('Trial')] };
  const description = 'El recibo; con dryRun, lo que el comando haría';
  return { id, tag, answers: { 200: json(schema, description, { ...ETAG, ...REPLAYED }) } };
}

const FEED: Answer = {
  content: {
    'text/event-stream': {
      schema: {
        type: 'string',
        description:
          'Por hecho: id (su posición), event (su tipo) y data: un StreamedEvent como JSON',
      },
    },
  },
  headers: REQUEST_ID,
  description: 'Los hechos, sin fin, conforme se registran',
};
const FIGURES: Answer = {
  content: { 'text/plain': { schema: is.TEXT } },
  headers: REQUEST_ID,
  description: 'Formato de Prometheus',
};
const READINESS = ref('Readiness');

const PLAN = '/v1/plans/{planId}';
const FOLIO = `${PLAN}/modifications/{folio}`;
const QUARTER = `${PLAN}/quarters/{quarter}`;

/** Every route (source: api.md, Commands and Queries); one that does not stand here is refused. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'post /v1/plans': command('openPlan', 'Planes'),
  [`post ${PLAN}/lines`]: command('addLine', 'Planes'),
  [`post ${PLAN}/authorization`]: command('authorizePlan', 'Planes'),
  [`post ${PLAN}/closing`]: command('closePlan', 'Planes'),
  [`post ${PLAN}/corrections`]: command('correctWording', 'Planes'),
  [`post ${PLAN}/rows/{rowId}/resolution`]: command('resolveRow', 'Hojas publicadas'),
  [`post ${PLAN}/modifications`]: command('draftModification', 'Modificaciones'),
  [`put ${FOLIO}`]: command('redraftModification', 'Modificaciones'),
  [`post ${FOLIO}/signatures`]: command('signModification', 'Modificaciones'),
  [`post ${FOLIO}/return`]: command('returnModification', 'Modificaciones'),
  [`post ${FOLIO}/withdrawal`]: command('withdrawModification', 'Modificaciones'),
  [`post ${PLAN}/transfers/{transferId}/return`]: command('returnTransfer', 'Modificaciones'),
  [`put ${QUARTER}/progress`]: command('reportQuarter', 'Trimestres'),
  [`put ${QUARTER}/progress/{line}`]: command('reportLine', 'Trimestres'),
  [`post ${QUARTER}/signatures`]: command('signQuarter', 'Trimestres'),
  [`post ${QUARTER}/corrections`]: command('correctProgress', 'Trimestres'),
  'post /v1/findings/{findingId}/acknowledgement': command('acknowledgeFinding', 'Hallazgos'),
  'post /v1/transcriptions': {
    id: 'transcribeSheets',
    tag: 'Hojas publicadas',
    answers: {
      200: json(ref('TranscriptionAnswer'), 'Qué quedó de cada hoja; con dryRun, qué quedaría', {
        ...REPLAYED,
      }),
    },
  },
  'get /v1/plans': query('listPlans', 'Planes', ref('PlanList')),
  [`get ${PLAN}`]: planQuery('currentGoals', ref('CurrentGoals')),
  [`get ${PLAN}/lines/{line}/history`]: query('lineHistory', 'Planes', ref('LineHistory')),
  [`get ${PLAN}/transcriptions`]: query(
    'transcriptions',
    'Hojas publicadas',
    ref('Transcriptions'),
  ),
  [`get ${PLAN}/quarterly-grid`]: form('quarterlyGrid', ref('QuarterlyGrid')),
  [`get ${PLAN}/modifications`]: form('modificationsList', ref('ModificationsList')),
  [`get ${FOLIO}`]: form('modificationsSheet', ref('ModificationsSheet'), ETAG),
  'get /v1/reports/cabildo': form('cabildoReport', ref('CabildoReport')),
  'get /v1/findings': query('findings', 'Hallazgos', ref('FindingsList')),
  'get /v1/audit-trail': query('auditTrail', 'Auditoría', ref('AuditTrail')),
  'get /v1/events': { id: 'followEvents', tag: 'Auditoría', answers: { 200: FEED } },
  'get /metrics': { id: 'metrics', tag: 'Operación', answers: { 200: FIGURES } },
  'get /health/live': {
    id: 'live',
    tag: 'Operación',
    answers: { 200: json(ref('Liveness'), 'Atiende') },
    open: true,
  },
  'get /health/ready': {
    id: 'ready',
    tag: 'Operación',
    answers: {
      200: json(READINESS, 'Lee el libro'),
      503: json(READINESS, 'Las vistas no avanzan'),
    },
    open: true,
  },
};

/** What stands in a path. */
export const PATH_PARAMETERS: Readonly<Record<string, Schema>> = {
  planId: {
    description: 'Ejercicio fiscal y clave de la unidad ejecutora',
    schema: { type: 'string', pattern: '^[0-9]{4}\\..+$' },
    example: '2021.54202',
  },
  line: {
    description: 'Id de la línea, o number: y su número',
    schema: is.TEXT,
    example: 'number:100',
  },
  folio: { description: 'Folio de la modificación', schema: is.TEXT, example: '2021-04-1' },
  quarter: { description: 'Trimestre', schema: is.QUARTER, example: 1 },
  transferId: { description: 'Id de la transferencia en tránsito', schema: is.UUID },
  rowId: { description: 'Id del renglón en duda, como en las transcripciones', schema: is.UUID },
  findingId: { description: 'Id del hallazgo', schema: is.UUID },
};
