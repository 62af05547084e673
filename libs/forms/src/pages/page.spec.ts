import { createHash } from 'node:crypto';
import { attribute, elements, parsedPage, textOf } from '../../../../test/support/parsed-page';
import { markup } from './markup';
import { fieldList, page } from './page';
import { PAGE_CONTENT_SECURITY_POLICY, PAGE_STYLE_SOURCE } from './page-style';

const HOSTILE = `</title><script>alert('1')</script> & "\u202E`;
const SHOWN = `</title><script>alert('1')</script> & "‹U+202E›`;
const PAGE = { title: 'Hoja', heading: 'HOJA', above: ['ARRIBA'], asOf: 113 };

describe('page', () => {
  it('is a whole document in Spanish with one heading, and says its position', () => {
    const text = page({ ...PAGE, body: markup`<p>Cuerpo</p>` });
    expect(text.startsWith('<!doctype html>\n')).toBe(true);
    const root = parsedPage(text);
    const texts = (...names: readonly string[]) => elements(root, ...names).map(textOf);
    expect(attribute(root, 'lang')).toBe('es-MX');
    expect(texts('title')).toStrictEqual(['Hoja']);
    expect(texts('h1')).toStrictEqual(['HOJA']);
    expect(texts('header', 'main', 'footer').map((each) => each.trim())).toStrictEqual([
      'ARRIBA\nHOJA',
      'Cuerpo',
      'Calculado a la posición 113 del libro',
    ]);
    expect(elements(root, 'meta').map(({ attrs }) => attrs)).toContainEqual([
      { name: 'charset', value: 'utf-8' },
    ]);
  });

  it('bears one style, the one that its policy names, and nothing from elsewhere', () => {
    const text = page({ ...PAGE, body: '' });
    const [style, ...more] = elements(parsedPage(text), 'style');
    const digest = createHash('sha256')
      .update(style === undefined ? '' : textOf(style))
      .digest('base64');
    expect(more).toStrictEqual([]);
    expect(PAGE_STYLE_SOURCE).toBe(`'sha256-${digest}'`);
    expect(PAGE_CONTENT_SECURITY_POLICY).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; ` +
        "form-action 'none'; frame-ancestors 'none'",
    );
    expect(text).not.toMatch(/https?:|url\(|@import|<script|<link/);
  });

  it('shows hostile texts as texts, wherever they stand', () => {
    const body = fieldList([[HOSTILE, HOSTILE]]);
    const root = parsedPage(
      page({ title: HOSTILE, heading: HOSTILE, above: [HOSTILE], body, asOf: 1 }),
    );
    expect(elements(root, 'script')).toStrictEqual([]);
    const shown = elements(root, 'title', 'p', 'h1', 'dt', 'dd').map(textOf);
    expect(shown.filter((each) => each === SHOWN)).toHaveLength(5);
  });
});
