const MARKS = /\p{M}/gu;
const NO_LETTER_OR_DIGIT = /[^\p{L}\p{N}]/gu;

/** A name without case and accents. */
export function bareName(name: string): string {
  return name.normalize('NFD').replace(MARKS, '').toUpperCase();
}

/** A name as names compare: without case, accents, punctuation and spacing. */
export function nameKey(name: string): string {
  return bareName(name).replace(NO_LETTER_OR_DIGIT, '');
}

/**
 * Whether two names are one in other letters (source: domain.md, Transcribing real sheets). Names
 * of signs alone ("%", "$") have no key: they are one only where they are written alike.
 */
export function isSameName(one: string, other: string): boolean {
  if (one === other) return true;
  const key = nameKey(one);
  return key !== '' && key === nameKey(other);
}
