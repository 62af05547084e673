import { whyUnreadable } from '../../../../test/support/sheets/unreadable';
import { linesOf } from './line';
import { sectionsOf } from './sections';

const TABLE = 'L/A\tMETAS\tUNIDAD DE MEDIDA\tMETA ANUAL';
const SIGNED = ['Ana Mena', 'RESPONSABLE DEL RAMO'];

function sections(...lines: readonly string[]) {
  return sectionsOf(linesOf(lines.join('\n')));
}

function heads(...lines: readonly string[]) {
  return sections(...lines).map(({ head }) => [head.form, head.issuingBody, head.fiscalYear]);
}

it('the title decides the form, whatever its spelling and the code printed', () => {
  const first = ['CABILDO', 'PROGRAMA OPERATIVO ANUAL 2023', 'AVANSE FISICO PROGRAMATICO'];
  const second = ['CABILDO', 'FORMATOS DE PROGRAMACION 2023', 'MODIFICACIÓN PROGRAMÁTICA'];
  expect(heads(...first, 'TMM-F009', TABLE, '', '', ...second, 'TMM-F004', TABLE)).toStrictEqual([
    ['TMM-F004', 'CABILDO', 2023],
    ['TMM-F009', 'CABILDO', 2023],
  ]);
});

it('the year stands above the title, in it or below it', () => {
  const year = 'PROGRAMA OPERATIVO ANUAL 2023';
  const title = 'AVANCE FÍSICO PROGRAMÁTICO';
  const expected = [['TMM-F004', 'CABILDO', 2023]];
  expect(heads('CABILDO', '', year, '', title, TABLE)).toStrictEqual(expected);
  expect(heads('CABILDO', `${title} 2023`, TABLE)).toStrictEqual(expected);
  expect(heads('CABILDO', title, year, TABLE)).toStrictEqual(expected);
});

it('an issuing body takes several lines, if an empty one parts them from the sheet before', () => {
  const head = [
    'GOBIERNO',
    'DE LA CIUDAD',
    'PROGRAMA OPERATIVO ANUAL 2023',
    'AVANCE FÍSICO PROGRAMÁTICO',
  ];
  const bodies = (...lines: readonly string[]) =>
    sections(...lines).map(({ head: { issuingBody } }) => issuingBody);
  expect(bodies(...head, TABLE, ...SIGNED, '', ...head, TABLE)).toStrictEqual([
    'GOBIERNO DE LA CIUDAD',
    'GOBIERNO DE LA CIUDAD',
  ]);
  expect(bodies(...head, TABLE, ...SIGNED, ...head.slice(1), TABLE)).toStrictEqual([
    'GOBIERNO DE LA CIUDAD',
    'DE LA CIUDAD',
  ]);
});

it('a sheet ends where the next one begins', () => {
  const head = ['CABILDO', 'PROGRAMA OPERATIVO ANUAL 2023', 'AVANCE FÍSICO PROGRAMÁTICO'];
  const parts = sections(...head, 'RAMO', TABLE, ...SIGNED, '', ...head, 'PROGRAMA', TABLE, 'Eva');
  const numbers = parts.map(({ lines, header, rest }) =>
    [lines, header, rest].map((some) => some.map(({ line }) => line)),
  );
  expect(numbers).toStrictEqual([
    [[1, 2, 3, 4, 5, 6, 7], [4], [5, 6, 7]],
    [[9, 10, 11, 12, 13, 14], [12], [13, 14]],
  ]);
});

it('a sheet without its issuing body or year is refused', () => {
  const why = (...lines: readonly string[]) => whyUnreadable(() => sections(...lines));
  const head = ['PROGRAMA OPERATIVO ANUAL 2023', 'AVANCE FÍSICO PROGRAMÁTICO', TABLE];
  const noBody = 'falta el organismo que emite la hoja sobre su título';
  expect(why(...head)).toStrictEqual([2, null, noBody]);
  expect(why('CABILDO', ...head, ...SIGNED, ...head)).toStrictEqual([8, null, noBody]);
  const noYear = 'falta el ejercicio fiscal junto al título de la hoja';
  expect(why('CABILDO', ...head.slice(1))).toStrictEqual([2, null, noYear]);
});
