import { QUARTERS } from '../plan/words';
import type { PerQuarter, Quarter } from '../plan/words';
import { atQuarter } from '../plan/quantity';

const BEFORE = '(?<![\\p{L}\\p{N}])';
const AFTER = '(?![\\p{L}\\p{N}])';

/** How justifications name a quarter: "1er trimestre", "segundo trimestre", "trimestre III". */
const ORDINALS: PerQuarter<readonly [string, string]> = [
  ['primer[oa]?|1(?:er|ro|ra|o|[º°])|I', 'I|1'],
  ['segund[oa]|2(?:do|da|o|[º°])|II', 'II|2'],
  ['tercer[oa]?|3(?:er|ro|ra|o|[º°])|III', 'III|3'],
  ['cuart[oa]|4(?:to|ta|o|[º°])|IV', 'IV|4'],
];

const NAMES = QUARTERS.map((quarter) => {
  const [before, after] = atQuarter(ORDINALS, quarter);
  const words = `(?:${before})\\.?\\s+trimestre|trimestre\\s+(?:${after})`;
  return { quarter, pattern: new RegExp(`${BEFORE}(?:${words})${AFTER}`, 'giu') };
});

/** A figure, but no part of a date, a code or a percentage. */
const FIGURE =
  /(?<![\p{L}\p{N}.,/-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\p{L}\p{N}/-]|[.,]\d|\s?%)/gu;
const YEAR = /^(?:19|20)\d\d$/;
/** What makes the figure after it a name: "partida 44101". */
const NAMING =
  /(?:partida|folio|oficio|art[íi]culo|acta|ejercicio|año|n[úu]m(?:ero)?\.?|no\.)\s*$/iu;

interface Mention {
  readonly quarter: Quarter;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** A figure between the names of two quarters, as the text has them (T02). */
export interface FigureBetweenQuarters {
  readonly earlier: Quarter;
  readonly later: Quarter;
  /** As printed: "3,784". */
  readonly figure: string;
  /** "1er trimestre … 3,784 … 2do trimestre". */
  readonly quoted: string;
}

/** The first figure between the names of two different quarters; `null` where there is none. */
export function figureBetweenQuarters(text: string): FigureBetweenQuarters | null {
  const mentions = mentionsIn(text);
  for (const [index, first] of mentions.entries()) {
    const second = mentions[index + 1];
    if (second === undefined || second.quarter === first.quarter) continue;
    const figure = figureIn(text.slice(first.end, second.start));
    if (figure === null) continue;
    const [earlier = first.quarter, later = second.quarter] = [first, second]
      .map(({ quarter }) => quarter)
      .sort();
    return { earlier, later, figure, quoted: `${first.words} … ${figure} … ${second.words}` };
  }
  return null;
}

function mentionsIn(text: string): readonly Mention[] {
  const found = NAMES.flatMap(({ quarter, pattern }) =>
    [...text.matchAll(pattern)].map(({ 0: words, index }) => {
      return { quarter, words, start: index, end: index + words.length };
    }),
  );
  return found.sort((a, b) => a.start - b.start);
}

function figureIn(text: string): string | null {
  for (const { 0: figure, index } of text.matchAll(FIGURE)) {
    if (!YEAR.test(figure) && !NAMING.test(text.slice(0, index))) return figure;
  }
  return null;
}
