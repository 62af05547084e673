import { decodeText } from './decode-text.adapter';
import { TranscriptionError } from './transcription-error';

const TEXT = 'RAMO:\tACCIÓN «ñ»\r\nAño';

it.each([
  ['UTF-8', Buffer.from(TEXT, 'utf8')],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf8')],
  ['Latin-1', Buffer.from(TEXT, 'latin1')],
  ['UTF-16, little end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ['UTF-16, big end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
])('%s is read', (_, bytes) => {
  expect(decodeText(bytes, 'hoja.txt')).toBe(TEXT);
});

it('the letters that Windows-1252 adds to Latin-1 are read', () => {
  const bytes = Buffer.from([0x93, 0xd1, 0x94, 0x20, 0x96, 0x20, 0x80, 0x85]);
  expect(decodeText(bytes, 'hoja.txt')).toBe('“Ñ” – €…');
});

it('no bytes are no text, but no binary either', () => {
  expect(decodeText(new Uint8Array(), 'hoja.txt')).toBe('');
});

it.each([
  ['a NUL', [0x61, 0x0a, 0x62, 0x00], 2],
  ['another control character', [0x61, 0x0d, 0x0a, 0x0a, 0x1b], 3],
  ['a byte that no encoding here knows', [0xf1, 0x81], 1],
  ['half a letter of UTF-16', [0xff, 0xfe, 0x00, 0xd8], 1],
  ['an image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 2],
])('%s is refused', (_, bytes, line) => {
  const reason = 'los bytes no son texto (¿un archivo binario o de otro programa?)';
  expect(() => decodeText(Uint8Array.from(bytes), 'foto.png')).toThrow(
    new TranscriptionError({ file: 'foto.png', line, cell: null }, reason),
  );
});

const inUtf8 = (text: string) => Buffer.from(text, 'utf8');
const inLatin1 = (text: string) => Buffer.from(text, 'latin1');

it.each([
  [
    'one byte of Latin-1 in a text in UTF-8',
    [inUtf8('Sesión\r\nAño\r\n\r\n'), inLatin1('NUÑEZ')],
    4,
  ],
  ['half a text in each', [inLatin1('Año\n'), inUtf8('Sesión\nNiñez')], 1],
  ['a text with the mark of UTF-8', [inUtf8('\ufeffAcciones\r'), inLatin1('Año')], 2],
  ['accents that are not composed', [inUtf8('Sesio\u0301n\n'), inLatin1('Año')], 2],
  ['only a dash in UTF-8', [inUtf8('Uno – dos\n\n'), inLatin1('Año\n'), inLatin1('Año')], 3],
])('%s is refused at the first line that is not in UTF-8', (_, parts, line) => {
  const reason = 'mezcla de codificaciones: el archivo está en UTF-8 y este renglón no';
  expect(() => decodeText(Buffer.concat(parts), 'hoja.txt')).toThrow(
    new TranscriptionError({ file: 'hoja.txt', line, cell: null }, reason),
  );
});

it('letters of Windows-1252 that are by chance a letter of UTF-8 are read', () => {
  const windows = inLatin1('\x93JOSÉ\x94 y «É» \x96 ÑÚ');
  expect(decodeText(windows, 'hoja.txt')).toBe('“JOSÉ” y «É» – ÑÚ');
});
