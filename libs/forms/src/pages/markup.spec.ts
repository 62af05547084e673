import { markup, ownMarkup } from './markup';

describe('markup', () => {
  it('escapes every text, in an element and in an attribute', () => {
    const text = `<script>alert("1")</script> & 'x'`;
    const escaped = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;';
    expect(markup`<p title="${text}">${text}</p>`.text).toBe(
      `<p title="${escaped}">${escaped}</p>`,
    );
    expect(markup`${'&lt;'}`.text).toBe('&amp;lt;');
  });

  it('takes its own parts as they are, also in lists, and nothing for null', () => {
    const items = ['a<', 'b'].map((each) => markup`<li>${each}</li>`);
    expect(markup`<ul>${items}</ul>${null}${[]}${3}${['&', null]}`.text).toBe(
      '<ul><li>a&lt;</li><li>b</li></ul>3&amp;',
    );
    expect(markup`${ownMarkup('<b>')}`.text).toBe('<b>');
  });

  it.each([
    ['a\u202Eb', 'a‹U+202E›b'],
    ['a\u0000\u001b\r\tb', 'a‹U+0000›‹U+001B›‹U+000D›‹U+0009›b'],
    ['a\u2066b\u2069\u200F', 'a‹U+2066›b‹U+2069›‹U+200F›'],
    ['a\uD800b', 'a\uFFFDb'],
    ['dos\nrenglones', 'dos\nrenglones'],
    ['🙂 Ñandú', '🙂 Ñandú'],
  ])('shows what would hide a text or turn it round: %j', (text, shown) => {
    expect(markup`${text}`.text).toBe(shown);
  });
});
