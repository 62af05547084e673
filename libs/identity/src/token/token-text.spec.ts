import { parseTokenText, secretHashOf, tokenTextOf } from './token-text';

const tokenId = '01780000-0000-7000-8000-00000000000a';
const secret = 'AZaz09_-'.repeat(5) + '_-x';
const text = `libro_0178000000007000800000000000000a_${secret}`;

describe('the text of a token', () => {
  it('bears the id and the secret, and is read back', () => {
    expect(tokenTextOf({ tokenId, secret })).toBe(text);
    expect(parseTokenText(text)).toStrictEqual({ tokenId, secret });
  });

  it.each([
    ['nothing', ''],
    ['another prefix', text.replace('libro', 'ledger')],
    ['capital letters in the id', text.replace('a_', 'A_')],
    ['a short secret', text.slice(0, -1)],
    ['a long secret', `${text}x`],
    ['a secret of other characters', text.replace('_-x', '+/=')],
    ['a blank before it', ` ${text}`],
    ['a line after it', `${text}\n`],
    ['half a character', '\ud800'.repeat(82)],
    ['very much', 'libro_'.repeat(100_000)],
  ])('is none where it is %s', (_, other) => {
    expect(parseTokenText(other)).toBeNull();
  });
});

it('a secret is kept as the SHA-256 of its text', () => {
  // printf abc | sha256sum
  expect(secretHashOf('abc')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
