import {
  SMALL_MODIFICATION_SHEET,
  SMALL_PROGRESS_SHEET,
  withLine,
} from '../../../../test/support/sheets/small-sheets';
import { readSheets } from './read-sheets';
import { TranscriptionError } from './transcription-error';

function messageOf(text: string): string {
  try {
    readSheets(text, { file: 'hoja.txt', sha256: 'ab'.repeat(32) });
    return 'read';
  } catch (error) {
    return error instanceof TranscriptionError ? error.message : 'another error';
  }
}

const row = (from: string, to: string) =>
  messageOf(withLine(SMALL_PROGRESS_SHEET, 26, (line) => line.replace(from, to)));
const movement = (from: string, to: string) =>
  messageOf(withLine(SMALL_MODIFICATION_SHEET, 19, (line) => line.replace(from, to)));
const upTo = (line: number) => messageOf(SMALL_PROGRESS_SHEET.slice(0, line).join('\n'));
const from = (line: number) => messageOf(SMALL_PROGRESS_SHEET.slice(line - 1).join('\n'));
const without = (line: number) => messageOf(SMALL_PROGRESS_SHEET.toSpliced(line - 1, 1).join('\n'));

const at = (line: number, reason: string) => `hoja.txt, renglón ${line}${reason}`;

it('a file without a sheet is refused', () => {
  expect(messageOf('')).toBe(at(1, ': el archivo está vacío'));
  expect(messageOf('\n \t\n')).toBe(at(1, ': el archivo está vacío'));
  const noSheet = ': no hay ninguna hoja: falta el título de un formato';
  expect(messageOf('\nUna carta\ncualquiera')).toBe(at(2, noSheet));
  expect(upTo(3)).toBe(at(1, noSheet));
});

it('a text before the first sheet is refused', () => {
  const text = ['Anexo uno', '', '', '', ...SMALL_PROGRESS_SHEET].join('\n');
  expect(messageOf(text)).toBe(at(1, ': hay texto antes de la primera hoja: «Anexo uno»'));
});

it.each([
  ['noventa', '«noventa» no es una cifra'],
  ['9O', '«9O» no es una cifra'],
  ['1,23', '«1,23» no es una cifra: la coma separa miles'],
  ['0,500', '«0,500» no es una cifra: la coma separa miles'],
  ['000,090', '«000,090» no es una cifra: la coma separa miles'],
  ['-90', '«-90» es una cifra negativa'],
  ['(90)', '«(90)» es una cifra negativa'],
  ['1234567890123456', '«1234567890123456» tiene más de 15 dígitos'],
  ['0.12345', '«0.12345» tiene más de 4 decimales'],
])('a figure printed as %s is refused', (printed, reason) => {
  expect(row('\t90\t', `\t${printed}\t`)).toBe(at(26, `, celda A Ene-Mar: ${reason}`));
});

it.each([
  ['\u202e', '202E'],
  ['\u2066', '2066'],
  ['\u200b', '200B'],
  ['\u2028', '2028'],
  ['\u2029', '2029'],
  ['\u200f', '200F'],
  ['\ufeff', 'FEFF'],
  ['\ufe0f', 'FE0F'],
  ['\u3164', '3164'],
  ['\f', '000C'],
])('a character that is not seen or turns the text is refused: %j', (character, code) => {
  const reason = `lleva un carácter que no se ve o que invierte el texto (U+${code})`;
  const inside = (text: string) => `${text.slice(0, 2)}${character}${text.slice(2)}`;
  expect(row('Luminaria', inside('Luminaria'))).toBe(at(26, `, celda UNIDAD DE MEDIDA: ${reason}`));
  expect(row('1,000', inside('1,000'))).toBe(at(26, `, celda META ANUAL: ${reason}`));
  expect(row('Todo bien', inside('Todo bien'))).toBe(at(26, `, celda OBSERVACIONES: ${reason}`));
  expect(movement('Más calles', inside('Más calles'))).toBe(
    at(19, `, celda JUSTIFICACIÓN: ${reason}`),
  );
  const names = withLine(SMALL_PROGRESS_SHEET, 29, inside);
  expect(messageOf(names)).toBe(at(29, `: ${reason}`));
  expect(messageOf(inside('No es una hoja'))).toBe(at(1, `: ${reason}`));
});

it('soft hyphens and hard spaces, which published files have, are read', () => {
  expect(row('Todo bien', 'To\u00addo\u00a0bien')).toBe('read');
  expect(messageOf(`\ufeff${SMALL_PROGRESS_SHEET.join('\n')}`)).toBe('read');
});

it('a row of progress without one of its cells is refused', () => {
  expect(row('1,000', '')).toBe(at(26, ', celda META ANUAL: la celda está vacía'));
  const unit = ', celda UNIDAD DE MEDIDA: falta la unidad de medida';
  expect(row('Luminaria', '')).toBe(at(26, unit));
  const number = ', celda METAS Y ACCIONES: el renglón no tiene número';
  expect(row('100.- ', '')).toBe(at(26, number));
  const code = ', celda LÍNEA DE ACCIÓN: «1.x» no es una clave de línea de acción';
  expect(row('1.1\t', '1.x\t')).toBe(at(26, code));
});

it('a decimal comma is refused in every cell, and is no unit of measure', () => {
  const comma = 'no es una cifra: la coma separa miles';
  expect(row('1,000', '0,500')).toBe(at(26, `, celda META ANUAL: «0,500» ${comma}`));
  expect(row('30%', '0,500%')).toBe(at(26, ', celda ACUMULADO RELATIVO: «0,500%» no es una cifra'));
  expect(row('Luminaria', '')).toBe(row('Luminaria\t1,000', '\t0,500'));
  expect(movement('\t200\t', '\t0,200\t')).toBe(at(19, `, celda AUMENTOS: «0,200» ${comma}`));
  expect(movement('Luminaria', '0,200')).toBe(
    at(19, ', celda UNIDAD DE MEDIDA: las celdas no están en sus columnas'),
  );
});

it('a movement without one of its cells is refused', () => {
  expect(movement('\t1,200\t', '\tmil\t')).toBe(
    at(19, ', celda META ANUAL MODIFICADA: «mil» no es una cifra'),
  );
  expect(movement('1,200', '')).toBe(at(19, ', celda META ANUAL MODIFICADA: la celda está vacía'));
  expect(movement('AM', '')).toBe(at(19, ', celda PROY: la celda está vacía'));
  expect(movement('AM', 'ZZ')).toBe(at(19, ', celda PROY: «ZZ» no es una clave de movimiento'));
  expect(movement('\t100\tE', '\t\tE')).toBe(at(19, ', celda No.: el renglón no tiene número'));
});

it('a movement whose cells have slid is refused', () => {
  const slid = 'las celdas no están en sus columnas';
  expect(movement('1,000\t200', '1,000\t\t200')).toBe(at(19, `, celda JUSTIFICACIÓN: ${slid}`));
  expect(movement('\t\t1,200', '\t1,200')).toBe(
    at(19, ', celda CALENDARIO IV: «Más calles» no es una cifra'),
  );
});

describe('a sheet cut off below is refused', () => {
  const cut = ': la hoja está cortada: ';
  it.each([
    [4, `4${cut}falta el encabezado de su tabla`],
    [18, `18${cut}falta el encabezado de su tabla`],
    [23, '23: el encabezado de la tabla está incompleto o en otro orden'],
    [25, `25${cut}su tabla no tiene renglones`],
    [27, `27${cut}falta la firma de RESPONSABLE DE LA UNIDAD EJECUTORA`],
    [29, `29${cut}falta un cargo`],
    [32, `32${cut}falta la firma de RESPONSABLE DEL RAMO`],
    [33, `33${cut}falta un cargo`],
  ])('after line %i', (line, message) => {
    expect(upTo(line)).toBe(`hoja.txt, renglón ${message}`);
  });

  it('within its last line', () => {
    const end = (line: string) =>
      messageOf([...SMALL_PROGRESS_SHEET.slice(0, -1), line].join('\n'));
    expect(end('RESPONSABLE DEL RAM')).toBe(at(34, `${cut}termina en «RESPONSABLE DEL RAM»`));
    expect(end('RESPONSABLE DEL RAMO')).toBe('read');
    expect(end('RESPONSABLE DEL RAPO')).toBe('read');
    const names = SMALL_MODIFICATION_SHEET.slice(0, 27);
    expect(messageOf([...names, 'Lic. Eva Campos Gil'].join('\n'))).toBe('read');
    expect(messageOf([...names, 'Lic. Ana Rob'].join('\n'))).toBe(
      at(28, `${cut}termina en «Lic. Ana Rob»`),
    );
    expect(messageOf([...names, 'Lic. Ana Rob', ''].join('\n'))).toBe('read');
  });

  it('within a row', () => {
    const half = [...SMALL_PROGRESS_SHEET.slice(0, 26), '1.1\t101.- Cambiar'].join('\n');
    expect(messageOf(half)).toBe(
      at(27, `${cut}falta la firma de RESPONSABLE DE LA UNIDAD EJECUTORA`),
    );
  });
});

it('a sheet cut off above is refused', () => {
  expect(from(2)).toBe(at(3, ': falta el organismo que emite la hoja sobre su título'));
  expect(from(3)).toBe(at(2, ': falta el ejercicio fiscal junto al título de la hoja'));
  expect(from(5)).toBe(at(2, ': no hay ninguna hoja: falta el título de un formato'));
});

it('a sheet that lacks a line of its header is refused', () => {
  expect(without(9)).toBe(at(22, ', celda FINALIDAD: falta este rótulo en la hoja'));
  expect(without(13)).toBe(at(22, ': faltan claves en el encabezado de la hoja'));
  expect(without(21)).toBe(at(22, ', celda FECHA: falta la fecha'));
  expect(without(25)).toBe(at(23, ': el encabezado de la tabla está incompleto o en otro orden'));
});

it('a sheet dated in another year than its own is refused', () => {
  const text = withLine(SMALL_PROGRESS_SHEET, 21, () => 'FECHA: ENE-MAR 2025');
  expect(messageOf(text)).toBe(at(21, ', celda FECHA: «ENE-MAR 2025» no es del ejercicio 2024'));
  const folio = withLine(SMALL_MODIFICATION_SHEET, 2, (line) => line.replace('2024', '2025'));
  expect(messageOf(folio)).toBe(at(14, ', celda FECHA: «15/05/2024» no es del ejercicio 2025'));
});

it('nothing of a file is read where its second sheet is cut off', () => {
  const second = SMALL_MODIFICATION_SHEET.slice(0, 25);
  expect(messageOf([...SMALL_PROGRESS_SHEET, '', ...second].join('\n'))).toBe(
    at(60, ': la hoja está cortada: falta quien firma como RESPONSABLE DEL PROGRAMA'),
  );
});
