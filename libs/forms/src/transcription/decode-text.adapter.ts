import { TranscriptionError } from './transcription-error';
import { withWindowsLetters } from './windows-1252';

const NO_TEXT = 'los bytes no son texto (¿un archivo binario o de otro programa?)';
/** Every control character but tab, line feed, form feed and carriage return. */
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/u;

/**
 * Text of a transcription. Encodings: the one that a byte order mark names (UTF-8, UTF-16), else
 * UTF-8, else Windows-1252, which holds Latin-1. The mark itself is left out; line ends are kept.
 *
 * @param bytes the file as stored.
 * @param file name for the error.
 * @throws TranscriptionError where the bytes are no text in any of these encodings.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const text = decoded(bytes);
  if (text === null) throw new TranscriptionError({ file, line: 1, cell: null }, NO_TEXT);
  const control = text.search(CONTROL);
  if (control >= 0) {
    const line = text.slice(0, control).split(/\r\n|\r|\n/u).length;
    throw new TranscriptionError({ file, line, cell: null }, NO_TEXT);
  }
  return text;
}

function decoded(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strictly(bytes, 'utf-16be');
  const text = strictly(bytes, 'utf-8');
  if (text !== null) return text;
  const western = strictly(bytes, 'windows-1252');
  return western === null ? null : withWindowsLetters(western);
}

/** `null` where the bytes are not written in this encoding. */
function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
