/** Columns that a text takes on a screen: accents written as marks of their own take none. */
export function displayWidth(text: string): number {
  return letters(text).length;
}

/** The text in lines of at most `width` columns; a word longer than a line is broken. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => wrapped(paragraph, width));
}

/** The columns that the longest of a text's words takes. */
export function longestWord(text: string): number {
  return Math.max(...text.split(/\s/).map(displayWidth));
}

function wrapped(paragraph: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of paragraph.split(' ').flatMap((word) => pieces(word, width))) {
    const longer = line === '' ? piece : `${line} ${piece}`;
    if (displayWidth(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = piece;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number): readonly string[] {
  if (displayWidth(word) <= width) return [word];
  const all = letters(word);
  const count = Math.ceil(all.length / width);
  return Array.from({ length: count }, (_, index) =>
    all.slice(index * width, (index + 1) * width).join(''),
  );
}

/** A letter and the marks over it are one. */
function letters(text: string): readonly string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}
