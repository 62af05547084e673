import type { Principal } from '@libro/identity';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { principalOf } from '../access/principals';
import { HttpProblem } from '../http/problem';

/** What every command brings beside its body. */
export interface SentCommand {
  readonly principal: Principal;
  /** Counts per token holder and plan. */
  readonly key: string;
  /** The revision that the sender decided on; `null` where it named none. */
  readonly ifMatch: number | null;
  readonly dryRun: boolean;
  /** Where the headers of the answer go. */
  readonly response: Response;
}

const KEY = /^[\x21-\x7e]{1,200}$/;
const REVISION = /^"(\d{1,15})"$/;

/** Reads the headers of a command. @throws HttpProblem 400 for a header that is missing or wrong */
export const Sent = createParamDecorator((_: unknown, context: ExecutionContext): SentCommand => {
  const http = context.switchToHttp();
  const request = http.getRequest<Request>();
  return {
    principal: principalOf(request),
    key: keyOf(request),
    ifMatch: ifMatchOf(request),
    dryRun: dryRunOf(request),
    response: http.getResponse<Response>(),
  };
});

function keyOf({ headers }: Request): string {
  const header = 'Idempotency-Key';
  const key = headers['idempotency-key'];
  if (typeof key === 'string' && KEY.test(key)) return key;
  const detail = 'de 1 a 200 caracteres ASCII sin espacios, propia de cada comando';
  throw new HttpProblem('idempotency-key-missing', detail, { errors: [{ header, detail }] });
}

function ifMatchOf({ headers }: Request): number | null {
  const header = 'If-Match';
  const value = headers['if-match'];
  if (value === undefined) return null;
  const revision = REVISION.exec(value)?.[1];
  if (revision !== undefined) return Number(revision);
  const detail = 'pide la revisión del ETag entre comillas: "12"';
  throw new HttpProblem('request-malformed', detail, { errors: [{ header, detail }] });
}

function dryRunOf({ query }: Request): boolean {
  const { dryRun, ...others } = query;
  const [unknown] = Object.keys(others);
  const isWrong = dryRun !== undefined && dryRun !== 'true' && dryRun !== 'false';
  if (unknown === undefined && !isWrong) return dryRun === 'true';
  const parameter = unknown?.slice(0, 80) ?? 'dryRun';
  const detail = unknown === undefined ? 'pide true o false' : 'este parámetro no existe';
  throw new HttpProblem('request-malformed', `${parameter}: ${detail}`, {
    errors: [{ parameter, detail }],
  });
}
