/** Controls but the end of a line, marks that turn the direction of a text, other ends of lines. */
const OBEYED = /[\p{Bidi_Control}\u2028\u2029]|(?!\n)\p{Cc}/gu;

/**
 * The text with every character that a terminal obeys instead of showing written out, as
 * `‹U+202E›`: no sheet and no file name may colour, hide or turn round what an official reads.
 */
export function visible(text: string): string {
  return text.replaceAll(OBEYED, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
  });
}
