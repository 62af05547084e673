import { TranscriptionError } from './transcription-error';
import { withWindowsLetters } from './windows-1252';

const CR = 0x0d;
const LF = 0x0a;
const NO_TEXT = 'los bytes no son texto (¿un archivo binario o de otro programa?)';
const MIXED = 'mezcla de codificaciones: el archivo está en UTF-8 y este renglón no';
/**
 * What a text in Spanish writes with several bytes of UTF-8: accented letters, composed or not,
 * punctuation, signs, the mark. Windows-1252 reads their first byte as Â, Ã, Å, Ì, â or ï, which
 * Spanish does not write; other letters of UTF-8 may stand in its texts by chance (É and a quote).
 */
const WRITTEN_IN_UTF8 = /[\u0300-\u033f\u00a0-\u00ff\u0140-\u017f\u2000-\u2bff\ufeff]/u;
/** Every control character but tab, line feed, form feed and carriage return. */
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/u;

/**
 * Text of a transcription. Encodings: the one that a byte order mark names (UTF-8, UTF-16), else
 * UTF-8, else Windows-1252, which holds Latin-1, where nothing in the file is written in UTF-8.
 * The mark itself is left out; line ends are kept.
 *
 * @param bytes the file as stored.
 * @param file name for the error.
 * @throws TranscriptionError where the bytes are no text in any of these encodings, or of two.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const text = decoded(bytes, file);
  if (text === null) throw new TranscriptionError({ file, line: 1, cell: null }, NO_TEXT);
  const control = text.search(CONTROL);
  if (control >= 0) {
    const line = text.slice(0, control).split(/\r\n|\r|\n/u).length;
    throw new TranscriptionError({ file, line, cell: null }, NO_TEXT);
  }
  return text;
}

function decoded(bytes: Uint8Array, file: string): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strictly(bytes, 'utf-16be');
  const text = strictly(bytes, 'utf-8');
  if (text !== null) return text;
  refuseMixed(bytes, file);
  const western = strictly(bytes, 'windows-1252');
  return western === null ? null : withWindowsLetters(western);
}

/** Read as Windows-1252, the letters that are written in UTF-8 would be others: Ã³ for ó. */
function refuseMixed(bytes: Uint8Array, file: string): void {
  const readable = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!WRITTEN_IN_UTF8.test(readable)) return;
  const line = 1 + linesOfBytes(bytes).findIndex((each) => strictly(each, 'utf-8') === null);
  throw new TranscriptionError({ file, line, cell: null }, MIXED);
}

/** No byte of a line end is part of another letter, in UTF-8 as in Windows-1252. */
function linesOfBytes(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  bytes.forEach((byte, at) => {
    const isCrLf = byte === CR && bytes[at + 1] === LF;
    if ((byte !== CR && byte !== LF) || isCrLf) return;
    lines.push(bytes.subarray(start, at));
    start = at + 1;
  });
  return [...lines, bytes.subarray(start)];
}

/** `null` where the bytes are not written in this encoding. */
function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
