import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import canonicalize from 'canonicalize';

/** JSON writes half of a surrogate pair as an escape; a backslash for itself is doubled. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/**
 * Canonical JSON text of a value (RFC 8785).
 * @throws Error for what canonical JSON cannot say: NaN, infinities, lone surrogates, `undefined`
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a value without a JSON form has no canonical JSON');
  if (LONE_SURROGATE.test(text)) throw new Error('a lone surrogate has no canonical JSON');
  return text;
}

/** SHA-256 of the value's canonical JSON, as 64 hexadecimal digits. */
export function contentDigest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}
