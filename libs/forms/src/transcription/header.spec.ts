import { whyUnreadable } from '../../../../test/support/sheets/unreadable';
import { readHeader } from './header';
import { linesOf } from './line';

const LABELS = [
  'C. ADMINISTRATIVA',
  'RAPOR:',
  'PROGRAMA',
  'UNIDAD EJECUTIVA',
  'FINALIDAD',
  'FUNSIÓN',
  'SUBSUNCIÓN',
  'LINEAS DE ACCION:',
];
const VALUES = ['7 A', '71 B', '710 C', '2.1 D', '2.2 E', '2.4 F'];
const LISTED = ['4\tGUBERNAMENTAL', '2.3.1 APOYOS.', '2.3.1 APOYOS EN OBRA'];
const LAST = { line: 99, cells: [] };

function read(...lines: readonly string[]) {
  return readHeader(linesOf(lines.join('\n')), LAST);
}

describe('values that follow their labels', () => {
  const { header } = read(...LABELS, ...VALUES, ...LISTED, 'FECHA: ENE-MAR 2024');

  it('belong to them in order, however the labels are spelt', () => {
    const { branch, program, executingUnit, purpose, function: func, subfunction } = header;
    expect([branch, program, executingUnit]).toStrictEqual([
      { code: '7', name: 'A' },
      { code: '71', name: 'B' },
      { code: '710', name: 'C' },
    ]);
    expect([purpose, func, subfunction]).toStrictEqual([
      { code: '2.1', name: 'D' },
      { code: '2.2', name: 'E' },
      { code: '2.4', name: 'F' },
    ]);
  });

  it('are lines of action from the seventh on, axes and codes listed twice among them', () => {
    expect(header.linesOfAction).toStrictEqual([
      { code: '4', name: 'GUBERNAMENTAL' },
      { code: '2.3.1', name: 'APOYOS.' },
      { code: '2.3.1', name: 'APOYOS EN OBRA' },
    ]);
  });
});

it('values may stand on the lines of their labels, behind a colon, a space or a tab', () => {
  const { header, folio } = read(
    'RAMO: 7 A',
    'PROGRAMA 71 - B',
    'UNIDAD EJECUTORA:\t710\tC',
    'FINALIDAD: 2 D',
    'FUNCIÓN: 2 E',
    'SUBFUNCIÓN: 2 F',
    'LÍNEAS DE ACCIÓN: 2.2.3 BECAS',
    '2.3.1 APOYOS',
    'No. DE FOLIO: 12/2024',
    'FECHA: abr.-24',
  );
  expect([header.branch, header.program, header.executingUnit]).toStrictEqual([
    { code: '7', name: 'A' },
    { code: '71', name: 'B' },
    { code: '710', name: 'C' },
  ]);
  expect(header.linesOfAction.map(({ code }) => code)).toStrictEqual(['2.2.3', '2.3.1']);
  expect(folio).toBe('12/2024');
});

it.each([
  [
    ['TMM-F004', 'FECHA: ENE-MAR 2024'],
    ['TMM-F004', 'ENE-MAR 2024', 18],
  ],
  [
    ['FECHA: ENE-MAR 2024', 'TMM-F004'],
    ['TMM-F004', 'ENE-MAR 2024', 17],
  ],
  [
    ['FECHA: TMM-F004', 'ENE-MAR 2024'],
    ['TMM-F004', 'ENE-MAR 2024', 18],
  ],
  [['FECHA: TMM-F004 ENE-MAR 2024'], ['TMM-F004', 'ENE-MAR 2024', 17]],
  [
    ['FECHA:', '31/03/2024'],
    [null, '31/03/2024', 18],
  ],
  [
    ['FECHA:', '12 de abril de 2024'],
    [null, '12 de abril de 2024', 18],
  ],
  [['FECHA /03/2024'], [null, '/03/2024', 17]],
  [['FECHA: MARZO'], [null, 'MARZO', 17]],
])('%j gives the form and the date', (lines, expected) => {
  const header = read(...LABELS, ...VALUES, '1.1 G', '2.1 H', ...lines);
  expect([header.formCode, header.datePrinted, header.dateLine]).toStrictEqual(expected);
});

it('a header with something missing, double or unknown is refused', () => {
  const date = 'FECHA: ENE-MAR 2024';
  const why = (...lines: readonly string[]) => whyUnreadable(() => read(...lines));
  expect(why(...LABELS, ...VALUES, ...LISTED)).toStrictEqual([99, 'FECHA', 'falta la fecha']);
  expect(why(...LABELS, ...VALUES, ...LISTED, 'FECHA: pronto')).toStrictEqual([
    18,
    'FECHA',
    'no se entiende la fecha «pronto»',
  ]);
  expect(why(...LABELS.slice(2), ...VALUES, ...LISTED, date)).toStrictEqual([
    99,
    'RAMO',
    'falta este rótulo en la hoja',
  ]);
  expect(why('RAMO', ...LABELS, ...VALUES, ...LISTED, date)).toStrictEqual([
    3,
    null,
    'este rótulo está dos veces en la hoja',
  ]);
  expect(why(...LABELS, ...VALUES.slice(1), date)).toStrictEqual([
    99,
    'SUBFUNCIÓN',
    'falta su clave o su nombre',
  ]);
  expect(why(...LABELS, ...VALUES, date)).toStrictEqual([
    99,
    null,
    'faltan claves en el encabezado de la hoja',
  ]);
  expect(why('RAMO: A', ...LABELS.slice(2), ...VALUES, ...LISTED, date)).toStrictEqual([
    99,
    'RAMO',
    'falta su clave o su nombre',
  ]);
});

it('a line that could be the rest of a name, or a code without a name, is refused', () => {
  const why = (line: string) => {
    const lines = [...LABELS, ...VALUES, line, ...LISTED, 'FECHA: ENE-MAR 2024'];
    return whyUnreadable(() => read(...lines));
  };
  expect(why('Y DE LA COMUNIDAD')).toStrictEqual([
    15,
    null,
    'no se reconoce este renglón: «Y DE LA COMUNIDAD»',
  ]);
  expect(why('2.5')).toStrictEqual([15, null, 'no se reconoce este renglón: «2.5»']);
});
