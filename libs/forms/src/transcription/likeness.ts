import { distance } from 'fastest-levenshtein';

/** A printed wording and what it stands for. */
export interface Wording<Meaning> {
  readonly meaning: Meaning;
  /** As `fold` writes it. */
  readonly folded: string;
  /** How many letters a misspelling may differ in. */
  readonly tolerance: number;
}

/** Capital letters and digits of a text: no case, accents, punctuation or spacing. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/gu, '');
}

/** Pairs of meaning and wording as a list to compare with. */
export function wordings<Meaning>(
  pairs: readonly (readonly [Meaning, string])[],
): readonly Wording<Meaning>[] {
  return pairs.map(([meaning, wording]) => {
    const folded = fold(wording);
    return { meaning, folded, tolerance: toleranceOf(folded) };
  });
}

/**
 * What a misspelt text stands for: the nearest wording, if its misspelling is within two letters or
 * a quarter of the wording; `null` where none is that near, or two different ones are equally near.
 */
export function closest<Meaning>(text: string, known: readonly Wording<Meaning>[]): Meaning | null {
  const folded = fold(text);
  let best: { readonly meaning: Meaning | null; readonly far: number } | null = null;
  for (const { meaning, folded: wording, tolerance } of known) {
    if (Math.abs(wording.length - folded.length) > tolerance) continue;
    const far = distance(folded, wording);
    if (far > tolerance || (best !== null && far > best.far)) continue;
    const tie: boolean = best !== null && far === best.far && best.meaning !== meaning;
    best = { meaning: tie ? null : meaning, far };
  }
  return best?.meaning ?? null;
}

/** Of words of up to three letters no other spelling is taken: too many are one letter apart. */
function toleranceOf(folded: string): number {
  return folded.length <= 3 ? 0 : Math.max(2, Math.floor(folded.length / 4));
}
