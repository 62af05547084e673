import { displayWidth, longestWord, wrap } from './wrap';

describe('wrap', () => {
  it('breaks between words', () => {
    expect(wrap('uno dos tres', 7)).toStrictEqual(['uno dos', 'tres']);
  });

  it('leaves what fits as it is, and an empty text as one line', () => {
    expect(wrap('uno dos', 7)).toStrictEqual(['uno dos']);
    expect(wrap('', 7)).toStrictEqual(['']);
  });

  it('breaks a word that is longer than a line', () => {
    expect(wrap('a 2026-11-23T04:25:23.413Z', 12)).toStrictEqual([
      'a',
      '2026-11-23T0',
      '4:25:23.413Z',
    ]);
  });

  it('begins with a long word at once', () => {
    expect(wrap('abcdef', 4)).toStrictEqual(['abcd', 'ef']);
  });

  it('keeps the breaks of the text', () => {
    expect(wrap('uno\ndos tres', 20)).toStrictEqual(['uno', 'dos tres']);
  });

  it('counts letters, not the marks over them', () => {
    const decomposed = 'acción'.normalize('NFD');
    expect(displayWidth(decomposed)).toBe(6);
    expect(wrap(decomposed, 5)).toStrictEqual(['acció', 'n'].map((part) => part.normalize('NFD')));
    expect(longestWord('la acción')).toBe(6);
  });
});
