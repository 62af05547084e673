import { toCsv } from '@libro/forms';
import type { Layout } from '@libro/forms';
import { PAGE_CONTENT_SECURITY_POLICY } from '@libro/forms/pages';
import type { Request, Response } from 'express';
import type { AskedBy } from '../access/asked';
import { HttpProblem } from '../http/problem';

type Format = 'json' | 'html' | 'csv';

const TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json',
  html: 'text/html',
  csv: 'text/csv',
};
const FORMATS = ['json', 'html', 'csv'] as const;

type Asked = Omit<AskedBy, 'principal'> & { readonly format: Format | undefined };

interface Representations<T> {
  readonly csv: (answer: T) => Layout;
  readonly html: (answer: T) => string;
}

/** A report in the representation that the request asks for. @throws HttpProblem 406 */
export function represented<T extends object>(
  answer: T,
  { request, response, format }: Asked,
  { csv, html }: Representations<T>,
): T | string {
  response.vary('Accept');
  switch (format ?? acceptedBy(request)) {
    case 'csv':
      return typed(response, TYPES.csv, toCsv(csv(answer)));
    case 'html':
      response.set('Content-Security-Policy', PAGE_CONTENT_SECURITY_POLICY);
      return typed(response, TYPES.html, html(answer));
    case 'json':
      return answer;
    case undefined:
      throw new HttpProblem('not-acceptable', 'hay application/json, text/html y text/csv');
  }
}

function typed(response: Response, type: string, text: string): string {
  response.type(`${type}; charset=utf-8`);
  return text;
}

function acceptedBy(request: Request): Format | undefined {
  const accepted = request.accepts(FORMATS.map((format) => TYPES[format]));
  return FORMATS.find((format) => TYPES[format] === accepted);
}
