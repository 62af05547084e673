import { distance } from 'fastest-levenshtein';
import fc from 'fast-check';
import { lettersOf, mayBeWithin } from './letters';

describe('the letters of two keys', () => {
  it('never hide that few slips part them', () => {
    const key = fc.string({ unit: fc.constantFrom('A', 'B', 'C', 'D', 'Ñ', '1'), maxLength: 8 });
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(mayBeWithin(distance(a, b), lettersOf(a), lettersOf(b))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('show at once that many slips part them', () => {
    expect(mayBeWithin(2, lettersOf('ABCDE'), lettersOf('FGHIJ'))).toBe(false);
  });
});
