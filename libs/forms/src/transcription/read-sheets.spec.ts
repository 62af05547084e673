import {
  SMALL_MODIFICATION_SHEET,
  SMALL_PROGRESS_SHEET,
  withLine,
} from '../../../../test/support/sheets/small-sheets';
import { readSheets } from './read-sheets';

const SOURCE = { file: 'hoja.txt', sha256: 'ab'.repeat(32) };
const ROW = 26;

const COMMONS = {
  file: 'hoja.txt',
  sha256: 'ab'.repeat(32),
  line: 1,
  issuingBody: 'XXV AYUNTAMIENTO DE VALLE HONDO',
  fiscalYear: 2024,
  header: {
    branch: { code: '31', name: 'OBRAS' },
    program: { code: '310', name: 'CALLES' },
    executingUnit: { code: '31005', name: 'ALUMBRADO' },
    purpose: { code: '2', name: 'SERVICIOS' },
    function: { code: '2', name: 'CIUDAD' },
    subfunction: { code: '5', name: 'LUZ' },
    linesOfAction: [{ code: '1.1', name: 'CALLES CON LUZ' }],
  },
};
const SIGNATURES = [
  ['prepared', 'RESPONSABLE DE LA UNIDAD EJECUTORA', 'Lic. Ana Robles Mena'],
  ['reviewed', 'RESPONSABLE DEL PROGRAMA', 'Lic. Luis Prado Sanz'],
  ['authorized', 'RESPONSABLE DEL RAMO', 'Lic. Eva Campos Gil'],
].map(([role, office, name]) => ({ role, office, name, otherNames: [] }));

function read(sheet: readonly string[]) {
  return readSheets(sheet.join('\n'), SOURCE);
}

describe('a progress sheet', () => {
  const [sheet] = read(SMALL_PROGRESS_SHEET);

  it('is read with its header, quarter and signatures', () => {
    expect({ ...sheet, rows: [] }).toStrictEqual({
      ...COMMONS,
      form: 'TMM-F004',
      sheet: sheet?.sheet,
      formCode: null,
      datePrinted: 'ABR-JUN 2024',
      signatures: SIGNATURES,
      quarter: 2,
      rows: [],
    });
  });

  it('is read row by row', () => {
    const rows = sheet?.form === 'TMM-F004' ? sheet.rows : [];
    expect(rows.map(({ row, line, number }) => [row, line, number])).toStrictEqual([
      [1, 26, 100],
      [2, 27, 101],
    ]);
    expect(rows[0]).toStrictEqual({
      row: 1,
      line: 26,
      cells: SMALL_PROGRESS_SHEET[ROW - 1]?.split('\t'),
      kind: 'meta',
      number: 100,
      description: 'Encender la ciudad',
      linesOfAction: ['1.1'],
      unitOfMeasure: 'Luminaria',
      annualGoal: '1000',
      planned: ['100', '200', '300', '400'],
      achieved: ['90', '210', null, null],
      absolute: '300',
      percentage: 30,
      remarks: 'Todo bien',
      placement: 'as-printed',
    });
  });
});

describe('a modifications sheet', () => {
  const [sheet] = read(SMALL_MODIFICATION_SHEET);

  it('is read with its folio, date and signatures', () => {
    expect({ ...sheet, blocks: [] }).toStrictEqual({
      ...COMMONS,
      form: 'TMM-F009',
      sheet: sheet?.sheet,
      formCode: null,
      datePrinted: '15/05/2024',
      signatures: SIGNATURES,
      folio: '7/2024',
      formDate: '2024-05-15',
      blocks: [],
    });
  });

  it('is read block by block', () => {
    const blocks = sheet?.form === 'TMM-F009' ? sheet.blocks : [];
    expect(blocks.map(({ justification }) => justification)).toStrictEqual(['Más calles']);
    expect(blocks[0]?.rows[1]).toStrictEqual({
      row: 2,
      line: 21,
      cells: SMALL_MODIFICATION_SHEET[20]?.split('\t'),
      kind: 'action',
      number: 102,
      description: 'Poner postes',
      linesOfAction: ['1.1'],
      unitOfMeasure: 'Poste',
      movements: ['AP'],
      authorized: null,
      increase: '5',
      decrease: null,
      modified: '5',
      calendar: [null, null, '5', null],
      justification: null,
    });
  });
});

describe('a sheet is known by its cells', () => {
  const digest = (text: string) => readSheets(text, SOURCE).map(({ sheet }) => sheet);
  const plain = SMALL_PROGRESS_SHEET.join('\n');

  it('whatever ends its lines, stands empty around them, or composes their letters', () => {
    const others = [
      SMALL_PROGRESS_SHEET.join('\r\n'),
      `\n\n${SMALL_PROGRESS_SHEET.map((line) => `${line} \t\t`).join('\n\n')}`,
      plain.normalize('NFD'),
    ];
    expect(others.map(digest)).toStrictEqual(others.map(() => digest(plain)));
  });

  it('and by every one of them', () => {
    const other = withLine(SMALL_PROGRESS_SHEET, ROW, (row) => row.replace('90', '91'));
    expect(digest(other)).not.toStrictEqual(digest(plain));
  });
});
