import { hash } from 'node:crypto';

/** How pages look, on screen and on paper. Its own end of line is LF, as its digest needs. */
export const PAGE_STYLE = `
@page { size: legal landscape; margin: 10mm; }
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 100rem; background: #fff; color: #111;
  font: 0.875rem/1.35 Arimo, Arial, "Liberation Sans", sans-serif; }
header { text-align: center; }
h1, h2, h3 { line-height: 1.2; margin: 1.25rem 0 0.5rem; }
h1 { font-size: 1.25rem; }
h2 { font-size: 1.1rem; }
h3 { font-size: 1rem; }
header h1, header p { margin: 0 0 0.25rem; }
p, dd, td, tbody th, caption, .signatures span { overflow-wrap: anywhere; white-space: pre-line; }
dl.fields { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 0.75rem;
  margin: 0.75rem 0; }
.fields dt { font-weight: bold; }
.fields dd { margin: 0; }
table { width: 100%; border-collapse: collapse; margin: 0.75rem 0; font-size: 0.75rem; }
caption { text-align: left; font-weight: bold; padding: 0.25rem 0; font-size: 0.875rem; }
th, td { border: 1px solid #444; padding: 0.15rem 0.3rem; vertical-align: top; text-align: left; }
thead th { background: #e4e7eb; text-align: center; vertical-align: middle; font-size: 0.9em; }
tbody th { font-weight: normal; min-width: 5em; }
td { min-width: 7em; }
td.figure { text-align: right; white-space: nowrap; overflow-wrap: normal;
  min-width: 0; font-variant-numeric: tabular-nums; }
td.wide { min-width: 15em; }
tr.head > * { background: #f3f4f6; }
tr.head > th, tr.head > .figure { font-weight: bold; }
.code { white-space: nowrap; }
tbody th.band { background: #f3f4f6; font-weight: bold; }
ul.signatures { display: flex; flex-wrap: wrap; gap: 1.5rem; list-style: none; padding: 0; }
.signatures li { flex: 1 1 12rem; text-align: center; }
.signatures .name { display: block; border-top: 1px solid #111; margin-top: 2.5rem; }
.signatures .role, .signatures .office, .signatures .when { display: block; }
td > p { margin: 0; }
td > p + p { margin-top: 0.35em; }
figure { margin: 1rem 0; }
figcaption { font-weight: bold; }
svg { display: block; max-width: 100%; height: auto; }
footer { margin-top: 1rem; border-top: 1px solid #444; }
@media print {
  body { padding: 0; max-width: none; font-size: 7pt; }
  h1 { font-size: 10pt; }
  h2 { font-size: 9pt; }
  h3 { font-size: 8pt; }
  thead { display: table-header-group; }
  tr, li, figure, svg { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  thead th, tbody th.band, tr.head > * { print-color-adjust: exact;
    -webkit-print-color-adjust: exact; }
  th, td { padding: 0.5mm 0.8mm; }
  table { font-size: 6.5pt; }
  caption { font-size: 7pt; }
  section.folio + section.folio { break-before: page; }
}
`;

/** Names the pages' one style in a Content-Security-Policy's `style-src`. */
export const PAGE_STYLE_SOURCE = `'sha256-${hash('sha256', PAGE_STYLE, 'base64')}'`;

/**
 * The Content-Security-Policy that every page works under: its one style, and nothing else. No
 * script, no picture, no font, no address of another place stands in a page.
 */
export const PAGE_CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src ${PAGE_STYLE_SOURCE}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
