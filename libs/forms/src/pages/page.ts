import { asOfNote } from '../layouts/sheet-parts';
import { markup, ownMarkup } from './markup';
import type { Content, Markup } from './markup';
import { PAGE_STYLE } from './page-style';

export interface Page {
  /** Names the document: the window's title. */
  readonly title: string;
  /** The one heading of first rank. */
  readonly heading: string;
  /** Lines above the heading, as forms have them. */
  readonly above: readonly string[];
  /** What stands between heading and foot; its headings begin with `h2`. */
  readonly body: Content;
  /** The position that the page is computed for. */
  readonly asOf: number;
}

// Without spaces around it: the digest that the policy names is that of the whole content.
const STYLE = ownMarkup(`<style>${PAGE_STYLE}</style>`);

/**
 * A whole document of type text/html, in Spanish, without script and without anything outside of
 * it: served under PAGE_CONTENT_SECURITY_POLICY. The same page is the same text, byte by byte.
 */
export function page({ title, heading, above, body, asOf }: Page): string {
  return markup`<!doctype html>
<html lang="es-MX">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${STYLE}
</head>
<body>
<header>
${above.map((line) => markup`<p>${line}</p>\n`)}<h1>${heading}</h1>
</header>
<main>
${body}
</main>
<footer>
<p>${asOfNote(asOf)}</p>
</footer>
</body>
</html>
`.text;
}

/** A form's header: labels and their values. */
export function fieldList(fields: readonly (readonly [string, string])[]): Markup {
  const rows = fields.map(([label, value]) => markup`<dt>${label}</dt><dd>${value}</dd>\n`);
  return markup`<dl class="fields">\n${rows}</dl>`;
}
