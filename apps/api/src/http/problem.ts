/** One fault of the input: where it is, and what is wrong there. */
export interface InputError {
  /** JSON pointer (RFC 6901) into the body; or the name of a parameter or header. */
  readonly pointer?: string;
  readonly parameter?: string;
  readonly header?: string;
  readonly detail: string;
}

/** The body of an error answer: `application/problem+json` (RFC 9457). */
export interface Problem {
  /** URI that names the kind of problem; stable. */
  readonly type: string;
  /** What clients match on: a refusal's code, or one of the edge. */
  readonly code: string;
  /** HTTP status. */
  readonly status: number;
  /** Spanish, the same for every problem of this code. */
  readonly title: string;
  /** Spanish, about this one. */
  readonly detail: string;
  readonly errors?: readonly InputError[];
  /** The command that the problem is about, where its outcome is unknown. */
  readonly commandId?: string;
}

export interface ProblemExtras {
  readonly errors?: readonly InputError[];
  readonly commandId?: string;
  /** Seconds after which it makes sense to try again. */
  readonly retryAfter?: number;
  readonly challenge?: string;
}

/** Ends a request with a problem of the edge. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  constructor(
    readonly code: EdgeCode,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(`${code}: ${detail}`);
  }
}

/** Problems of the edge by code: HTTP status and Spanish title (source: api.md, Conventions). */
export const EDGE_PROBLEMS = {
  'body-malformed': [400, 'El cuerpo no es JSON bien formado'],
  'request-malformed': [400, 'La petición está mal formada'],
  'idempotency-key-missing': [400, 'Falta la clave de idempotencia'],
  'token-missing': [401, 'Falta la credencial'],
  'token-invalid': [401, 'La credencial no vale'],
  'not-allowed': [403, 'Su rol no permite esta operación'],
  'not-found': [404, 'No existe'],
  'method-not-allowed': [405, 'El recurso no admite este método'],
  'not-acceptable': [406, 'No hay una representación como la pedida'],
  'request-timeout': [408, 'La petición tardó demasiado en llegar'],
  'revision-stale': [412, 'El plan cambió desde que lo leyó'],
  'too-large': [413, 'Es demasiado grande'],
  'media-type-unsupported': [415, 'El tipo de contenido no se admite'],
  'input-invalid': [422, 'Los datos no son válidos'],
  'idempotency-key-reused': [422, 'La clave de idempotencia ya se usó con otro contenido'],
  'transcription-invalid': [422, 'El archivo no se pudo leer como cédula'],
  'if-match-missing': [428, 'Falta decir sobre qué revisión decide'],
  'too-many-requests': [429, 'Demasiadas peticiones'],
  'headers-too-large': [431, 'Los encabezados son demasiado grandes'],
  internal: [500, 'Error del servidor'],
  'outcome-unknown': [503, 'No se sabe si el comando tuvo efecto'],
  'busy-elsewhere': [503, 'Otro proceso escribe sin pausa; vuelva a intentarlo'],
  'read-model-behind': [503, 'Las vistas aún no llegan a la posición pedida'],
  unavailable: [503, 'El libro no está disponible'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type EdgeCode = keyof typeof EDGE_PROBLEMS;

const TYPES = 'urn:libro-de-metas:problem:';

/** URI of a kind of problem, by its code. */
export function problemType(code: string): string {
  return `${TYPES}${code}`;
}
