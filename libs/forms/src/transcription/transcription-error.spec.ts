import { TranscriptionError } from './transcription-error';
import { quote } from './unreadable';

it('its message names file, line and cell', () => {
  const error = new TranscriptionError({ file: 'a.txt', line: 7, cell: 'META ANUAL' }, 'falta');
  expect(error.message).toBe('a.txt, renglón 7, celda META ANUAL: falta');
  expect([error.file, error.line, error.cell]).toStrictEqual(['a.txt', 7, 'META ANUAL']);
});

it('its message is one line, whatever the file is called', () => {
  const error = new TranscriptionError({ file: 'a\nb\u2028.txt', line: 1, cell: null }, 'vacío');
  expect(error.message).toBe('a b .txt, renglón 1: vacío');
});

it('a long text is quoted in part, letters whole', () => {
  expect(quote('corto')).toBe('«corto»');
  expect(quote('𝔞'.repeat(41))).toBe(`«${'𝔞'.repeat(40)}…»`);
});
