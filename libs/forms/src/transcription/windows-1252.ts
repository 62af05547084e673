/**
 * What Windows-1252 writes with the bytes 80 to 9F, where Latin-1 has control characters: quotation
 * marks, dashes, the ellipsis. Five of them stand for nothing (WHATWG Encoding Standard).
 */
const LETTERS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const FIRST = 0x80;

/**
 * Puts the letters of Windows-1252 where a decoder took it for plain Latin-1: the decoder of some
 * Node versions does (20.20 among them), although the standard tells the two apart.
 */
export function withWindowsLetters(text: string): string {
  return text.replace(/[\u0080-\u009f]/gu, (control) => {
    return LETTERS.charAt((control.codePointAt(0) ?? FIRST) - FIRST);
  });
}
