import {
  AppendTooLarge,
  CommandIdReused,
  NotCanonical,
  StoreUnavailable,
  WrongExpectedRevision,
} from '@libro/event-sourcing';
import { TranscriptionError } from '@libro/forms';
import { InvalidSince, PlanRefusal, SinceAfterAsOf } from '@libro/plans';
import { InvalidAsOf, ReadStoreUnavailable } from '@libro/read-store';
import { HttpException } from '@nestjs/common';
import { EDGE_PROBLEMS, HttpProblem, problemType } from './problem';
import type { EdgeCode, Problem } from './problem';
import { REFUSALS } from './refusals';

/** A problem, and what its answer says beside it. */
export interface Answered {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a client is told of an error; `null` for one that nobody foresaw. */
export function problemOf(error: unknown): Answered | null {
  if (error instanceof HttpProblem) return ofEdge(error);
  if (error instanceof PlanRefusal) return { problem: refusalProblem(error), headers: {} };
  const known = edgeProblem(error);
  return known === null ? null : ofEdge(known);
}

/** An error that nobody foresaw: its cause stays in the log. */
export function unforeseen(): Answered {
  return ofEdge(
    new HttpProblem(
      'internal',
      'La petición no se pudo atender; quedó en el registro del servidor',
    ),
  );
}

function edgeProblem(error: unknown): HttpProblem | null {
  if (error instanceof CommandIdReused) {
    return new HttpProblem('idempotency-key-reused', 'use otra clave para otro comando');
  }
  if (error instanceof NotCanonical) {
    return new HttpProblem('input-invalid', 'un texto lleva la mitad de un carácter');
  }
  if (error instanceof AppendTooLarge) {
    return new HttpProblem('too-large', `un comando registra a lo más ${error.limit} bytes`);
  }
  if (error instanceof InvalidAsOf) return invalidTime(error.parameter, String(error.asOf));
  if (error instanceof InvalidSince) return invalidTime('since', String(error.since));
  if (error instanceof SinceAfterAsOf) {
    const errors = [{ parameter: 'since', detail: error.detail }];
    return new HttpProblem('request-malformed', error.detail, { errors });
  }
  if (error instanceof TranscriptionError) {
    return new HttpProblem('transcription-invalid', error.message);
  }
  if (error instanceof WrongExpectedRevision) {
    return new HttpProblem('busy-elsewhere', 'no quedó nada registrado', { retryAfter: 1 });
  }
  if (error instanceof StoreUnavailable || error instanceof ReadStoreUnavailable) {
    return new HttpProblem('unavailable', 'vuelva a intentarlo', { retryAfter: 1 });
  }
  return ofFramework(error);
}

function invalidTime(parameter: string, value: string): HttpProblem {
  const detail = 'pide una posición o un momento como 2021-04-30T00:00:00Z';
  return new HttpProblem(
    'request-malformed',
    `${parameter} no admite «${value.slice(0, 80)}»: ${detail}`,
    {
      errors: [{ parameter, detail }],
    },
  );
}

const FRAMEWORK: ReadonlyMap<number, readonly [EdgeCode, string]> = new Map([
  [400, ['request-malformed', 'la petición no se entiende'] as const],
  [404, ['not-found', 'no hay nada en esta dirección'] as const],
  [405, ['method-not-allowed', 'véase la documentación en /docs'] as const],
  [406, ['not-acceptable', 'véase la documentación en /docs'] as const],
  [413, ['too-large', 'el cuerpo de la petición es demasiado grande'] as const],
  [415, ['media-type-unsupported', 'véase la documentación en /docs'] as const],
]);

function ofFramework(error: unknown): HttpProblem | null {
  const known = FRAMEWORK.get(statusOf(error));
  return known === undefined ? null : new HttpProblem(...known);
}

/** As the framework says it, or what reads bodies and paths before it; 500 for any other error. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const isOutside = error instanceof Error && 'expose' in error && error.expose === true;
  return isOutside && 'status' in error ? Number(error.status) : 500;
}

function refusalProblem({ code, detail }: PlanRefusal): Problem {
  const [status, title] = REFUSALS[code];
  return { type: problemType(code), code, status, title, detail };
}

function ofEdge({ code, detail, extras }: HttpProblem): Answered {
  const [status, title] = EDGE_PROBLEMS[code];
  const { errors, commandId, retryAfter, challenge } = extras;
  return {
    problem: {
      type: problemType(code),
      code,
      status,
      title,
      detail,
      ...(errors === undefined ? {} : { errors }),
      ...(commandId === undefined ? {} : { commandId }),
    },
    headers: {
      ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
      ...(challenge === undefined ? {} : { 'WWW-Authenticate': challenge }),
    },
  };
}
