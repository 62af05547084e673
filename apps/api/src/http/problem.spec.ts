import { EDGE_PROBLEMS, problemType } from './problem';

/** Clients match on these: a code is added, never renamed, and keeps its status. */
const CODES = {
  'body-malformed': 400,
  'request-malformed': 400,
  'idempotency-key-missing': 400,
  'token-missing': 401,
  'token-invalid': 401,
  'not-allowed': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'request-timeout': 408,
  'revision-stale': 412,
  'too-large': 413,
  'media-type-unsupported': 415,
  'input-invalid': 422,
  'idempotency-key-reused': 422,
  'transcription-invalid': 422,
  'if-match-missing': 428,
  'too-many-requests': 429,
  'headers-too-large': 431,
  internal: 500,
  'outcome-unknown': 503,
  'busy-elsewhere': 503,
  'read-model-behind': 503,
  unavailable: 503,
};

describe('the problems of the edge', () => {
  it('keep their codes and their statuses', () => {
    const entries = Object.entries(EDGE_PROBLEMS).map(([code, [status]]) => [code, status]);
    expect(Object.fromEntries(entries)).toStrictEqual(CODES);
  });

  it('have a type each, made of the code', () => {
    expect(problemType('not-found')).toBe('urn:libro-de-metas:problem:not-found');
  });
});
