import { visible } from '../layouts/visible';

/** Markup that is safe to stand in a page as it is: every text in it has been escaped. */
class SafeMarkup {
  constructor(readonly text: string) {}
}
export type Markup = SafeMarkup;

/** What a page's template takes: texts are escaped, markup stands as it is, `null` is nothing. */
export type Content = string | number | Markup | null | readonly Content[];

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/**
 * Markup with every text between its parts escaped, for an element's content or a quoted attribute.
 * Characters that would hide a text or turn it round are written out, and halves of characters that
 * UTF-8 cannot write are replaced.
 */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const texts = parts.map((part, index) => `${part}${written(contents[index] ?? null)}`);
  return new SafeMarkup(texts.join(''));
}

/** Markup of a writer that escapes by itself, or that no text of others went into. */
export function ownMarkup(text: string): Markup {
  return new SafeMarkup(text);
}

/** A text as a page shows it, before it is escaped. */
export function shownText(text: string): string {
  return visible(text).toWellFormed();
}

function written(content: Content): string {
  if (content === null) return '';
  if (content instanceof SafeMarkup) return content.text;
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  return content.map(written).join('');
}

function escaped(text: string): string {
  return shownText(text).replaceAll(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '');
}
