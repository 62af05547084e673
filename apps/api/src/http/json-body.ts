import { raw } from 'express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { parse } from 'secure-json-parse';
import { HttpProblem } from './problem';

/** Bytes of a JSON body: a folio of some hundred rows has room. */
const MOST_BYTES = 512_000;
/** Lists and objects within each other: the deepest command has seven. */
const MOST_DEPTH = 16;
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
  if (depthOf(value) > MOST_DEPTH) throw malformed(`anida más de ${MOST_DEPTH} niveles`);
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

/** How deep lists and objects nest, level by level: a recursion might not survive it. */
function depthOf(value: unknown): number {
  let depth = 0;
  let level = [value].filter(isNested);
  while (level.length > 0 && depth <= MOST_DEPTH) {
    depth += 1;
    level = level.flatMap((each): unknown[] => Object.values(each)).filter(isNested);
  }
  return depth;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function malformed(detail: string): HttpProblem {
  return new HttpProblem('body-malformed', detail);
}
