import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DataFolder, SAMPLES } from '../../support/libro';

jest.setTimeout(120_000);

const SHEETS = readFileSync(SAMPLES, 'utf8');
/** The figures of row 401, which is line 136 of the file. */
const ROW = '\t100\t40\t32\t24';
const withRow = (row: string) => SHEETS.replace(ROW, row);
const upToLine = (line: number) => SHEETS.split('\n').slice(0, line).join('\n');

const INPUTS = [
  { what: 'no sheet', content: 'Esto no es una hoja.\n', said: 'renglón 1: no hay ninguna hoja' },
  { what: 'an empty file', content: '', said: 'renglón 1: el archivo está vacío' },
  { what: 'a file of blanks', content: ' \n\n \n', said: 'renglón 1: ' },
  { what: 'a sheet cut in its rows', content: upToLine(138), said: 'renglón 138: la hoja está' },
  { what: 'a sheet cut in its heading', content: upToLine(112), said: 'renglón 1' },
  { what: 'NUL bytes', content: `${SHEETS}\0`, said: 'los bytes no son texto' },
  { what: 'bytes of a program', content: '\u007FELF\u0002\u0001\0\0', said: 'los bytes no son' },
  {
    what: 'letters in a figure',
    content: withRow('\t100\t4o\t32\t24'),
    said: 'renglón 136, celda P Ene-Mar: «4o» no es una cifra',
  },
  {
    what: 'letters in an annual goal',
    content: withRow('\tcien\t40\t32\t24'),
    said: 'renglón 136, celda META ANUAL',
  },
  {
    what: 'a negative figure',
    content: withRow('\t100\t40\t-32\t24'),
    said: 'renglón 136, celda A Ene-Mar: «-32» es una cifra negativa',
  },
  {
    what: 'a figure of 16 digits',
    content: withRow('\t100\t40\t1234567890123456\t24'),
    said: 'renglón 136, celda A Ene-Mar: «1234567890123456» tiene más de 15 dígitos',
  },
];

describe('libro import of what cannot be read', () => {
  let data: DataFolder;
  let before: readonly unknown[];
  beforeAll(async () => {
    data = new DataFolder();
    // A part of the sheets is on record, so that a good file beside a bad one has something new.
    writeFileSync(data.temp.file('primera.txt'), upToLine(54));
    await data.answer('import', data.temp.file('primera.txt'));
    before = data.events();
  });
  afterAll(() => data.remove());

  async function refused(...files: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await data.libro('import', ...files);
    expect([code, stdout]).toStrictEqual([2, '']);
    expect(stderr).toMatch(/^libro: [^\n]+\n$/);
    expect(data.events()).toStrictEqual(before);
    return stderr;
  }

  it('begins with one sheet on record', () => {
    expect(before).toHaveLength(13);
  });

  it.each(INPUTS)('$what: one line that says where, and nothing recorded', async (input) => {
    writeFileSync(data.temp.file('mala.txt'), input.content);
    const said = await refused(data.temp.file('mala.txt'));
    expect(said).toContain('libro: mala.txt, renglón ');
    expect(said).toContain(input.said);
  });

  it('a file that is not there', async () => {
    const path = data.temp.file('ninguna.txt');
    expect(await refused(path)).toBe(`libro: ${path}: no se puede leer el archivo: no existe\n`);
  });

  it('a folder', async () => {
    const path = data.temp.file('carpeta');
    mkdirSync(path);
    const said = `libro: ${path}: no se puede leer el archivo: es una carpeta\n`;
    expect(await refused(path)).toBe(said);
  });

  it('a good file beside a bad one: nothing of either', async () => {
    writeFileSync(data.temp.file('mala.txt'), withRow('\t100\t4o\t32\t24'));
    const said = 'libro: mala.txt, renglón 136, celda P Ene-Mar: «4o» no es una cifra\n';
    expect(await refused(SAMPLES, data.temp.file('mala.txt'))).toBe(said);
  });
});
