import { raw } from 'express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { parse } from 'secure-json-parse';
import { HttpProblem } from './problem';

/** Bytes of a JSON body: a folio of some hundred rows has room. */
const MOST_BYTES = 512_000;
/** Lists and objects within each other: the deepest command has seven. */
const MOST_DEPTH = 16;
/** Values of a body, each list and object among them: a folio of 400 rows has room. */
const MOST_VALUES = 10_000;
const JSON_TYPES = ['application/json', 'application/*+json'];

/**
 * Reads JSON bodies as strict UTF-8. Keys that would reach a prototype are refused, and so is what
 * is nested deeper than any command, before anything walks it.
 */
export function jsonBody(): readonly RequestHandler[] {
  return [raw({ type: JSON_TYPES, limit: MOST_BYTES }), parsed];
}

function parsed(request: Request, _response: Response, next: NextFunction): void {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body)) {
    next();
    return;
  }
  try {
    request.body = valueOf(body);
    next();
  } catch (error) {
    next(error);
  }
}

function valueOf(bytes: Uint8Array): unknown {
  const text = textOf(bytes);
  const value = parsedText(text);
  refuseOutsized(value);
  return value;
}

function parsedText(text: string): unknown {
  try {
    return parse(text, null, { protoAction: 'error', constructorAction: 'error' }) as unknown;
  } catch {
    throw malformed('no es JSON bien formado, o lleva una clave prohibida');
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('no es UTF-8 bien formado');
  }
}

/**
 * Looks at it level by level: a recursion might not survive it. Each value is checked one by one
 * afterwards, and many small ones would keep everybody else waiting.
 */
function refuseOutsized(value: unknown): void {
  let [depth, values] = [0, 0];
  let level = [value].filter(isNested);
  while (level.length > 0) {
    depth += 1;
    if (depth > MOST_DEPTH) throw malformed(`anida más de ${MOST_DEPTH} niveles`);
    const below = level.flatMap((each): unknown[] => Object.values(each));
    values += below.length;
    if (values > MOST_VALUES) {
      throw new HttpProblem('too-large', `trae más de ${MOST_VALUES} valores`);
    }
    level = below.filter(isNested);
  }
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function malformed(detail: string): HttpProblem {
  return new HttpProblem('body-malformed', detail);
}
