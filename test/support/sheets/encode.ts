import fc from 'fast-check';

const ENCODINGS = ['utf-8', 'utf-8 with mark', 'latin-1', 'utf-16le', 'utf-16be', 'nfd'] as const;

/** How a text is stored as bytes. */
export interface Encoding {
  readonly name: (typeof ENCODINGS)[number];
  readonly lineEnd: '\n' | '\r\n';
}

export function encodings(): fc.Arbitrary<Encoding> {
  return fc.record({
    name: fc.constantFrom(...ENCODINGS),
    lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
  });
}

export function encoded(lines: readonly string[], { name, lineEnd }: Encoding): Uint8Array {
  const text = lines.join(lineEnd);
  switch (name) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'nfd':
      return Buffer.from(text.normalize('NFD'), 'utf8');
    case 'utf-8 with mark':
      return Buffer.from(`\ufeff${text}`, 'utf8');
    // A dash that Latin-1 does not hold, Windows-1252 does.
    case 'latin-1':
      return Buffer.from(text.replaceAll('–', '\u0096'), 'latin1');
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  }
}

const isAscii = (line: string) => /^\p{ASCII}*$/u.test(line);

/**
 * A text in UTF-8 with one of its lines in Latin-1, and that line, from 1.
 *
 * @param where from 0 to 1, among the lines that the two encodings write differently.
 */
export function mixed(
  lines: readonly string[],
  where: number,
): { readonly bytes: Uint8Array; readonly line: number } {
  const marked = lines.flatMap((line, at) => (isAscii(line) ? [] : [at]));
  const other = marked[Math.floor(where * marked.length)] ?? 0;
  const encodedLines = lines.map((line, at) => {
    return Buffer.from(`${line}\n`, at === other ? 'latin1' : 'utf8');
  });
  return { bytes: Buffer.concat(encodedLines), line: other + 1 };
}
