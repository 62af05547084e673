import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, contentDigest, NotCanonical } from './canonical-json';

const HOLDS_ITSELF: unknown[] = [];
HOLDS_ITSELF.push(HOLDS_ITSELF);

describe('canonical JSON', () => {
  it('is one text for one value, in whatever order its keys were written', () => {
    expect(canonicalJson({ b: [1, 'é'], a: null })).toBe('{"a":null,"b":[1,"é"]}');
    expect(contentDigest({ a: 1, b: 2 })).toBe(contentDigest({ b: 2, a: 1 }));
    expect(contentDigest({})).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is what RFC 8785 says, as another implementation writes it', () => {
    const value = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
    const property = fc.property(value, (each) => {
      expect(canonicalJson(each)).toBe(canonicalize(each));
    });
    fc.assert(property, { numRuns: 2_000 });
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`\u{1f600}é${i}`, -0]));
    expect(canonicalJson(many)).toBe(canonicalize(many));
  });

  it('digests as SHA-256 of UTF-8', () => {
    // printf '{"a":"é"}' | sha256sum
    expect(contentDigest({ a: 'é' })).toBe(
      'b3a092a6af48807fa9482b2ee140105575daa26d5b24b3c0e60a7e2dee6683b1',
    );
  });

  it('keeps what looks like a part of the language apart from it', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"a":1},"constructor":"x"}');
    expect(canonicalJson(hostile)).toBe('{"__proto__":{"a":1},"constructor":"x"}');
    expect(contentDigest(hostile)).not.toBe(contentDigest({}));
    expect(canonicalJson('\\ud800 is no half, 😀 is whole')).toBe(
      '"\\\\ud800 is no half, 😀 is whole"',
    );
  });

  it.each([
    ['half a surrogate pair', { text: 'a\ud800' }],
    ['half a pair after a backslash', { text: '\\\ud83d' }],
    ['half a pair in a key', { '\udc00': 1 }],
    ['what is no number', { by: Number.NaN }],
    ['a number without end', { by: Number.POSITIVE_INFINITY }],
    ['a number of another kind', { by: 1n }],
    ['what holds itself', HOLDS_ITSELF],
    ['nothing', undefined],
  ])('refuses %s by name', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical);
  });

  it('does not lose time on a text that is made of backslashes', () => {
    const long = '\\'.repeat(900_000);
    expect(canonicalJson(long)).toHaveLength(1_800_002);
  });
});
