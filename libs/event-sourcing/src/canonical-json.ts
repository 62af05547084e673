import { hash } from 'node:crypto';
import { configure } from 'safe-stable-stringify';

/** Sorts keys by UTF-16 code units and writes numbers and texts as ECMAScript does: RFC 8785. */
const stringify = configure({ strict: true, bigint: false, circularValue: TypeError });

/** JSON writes half of a surrogate pair as an escape; a backslash for itself is doubled. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/** What a caller sent cannot be put on record: its fault, not the program's. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
}

/**
 * Canonical JSON text of a value (RFC 8785).
 * @throws NotCanonical for what it cannot say: NaN, infinities, lone surrogates, `undefined`
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalized(value);
  if (text === undefined) throw new NotCanonical('there is no JSON form of the value');
  if (LONE_SURROGATE.test(text)) throw new NotCanonical('JSON holds no half of a surrogate pair');
  return text;
}

function canonicalized(value: unknown): string | undefined {
  try {
    return stringify(value);
  } catch (cause) {
    throw new NotCanonical('JSON cannot say the value', { cause });
  }
}

/**
 * SHA-256 of the value's canonical JSON, as 64 hexadecimal digits.
 * @throws NotCanonical as `canonicalJson`
 */
export function contentDigest(value: unknown): string {
  return hash('sha256', canonicalJson(value));
}
