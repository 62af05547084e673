import { whyUnreadable } from '../../../../test/support/sheets/unreadable';
import { linesOf } from './line';
import { readSignatures } from './signatures';

const UNIT = 'RESPONSABLE DE LA UNIDAD EJECUTORA';
const PROGRAM = 'RESPONSABLE DEL PROGRAMA';
const BRANCH = 'RESPONSABLE DEL RAMO';
const THREE = [
  ['prepared', UNIT, 'Ana Mena'],
  ['reviewed', PROGRAM, 'Luis Sanz'],
  ['authorized', BRANCH, 'Eva Gil'],
];

function read(...lines: readonly string[]) {
  const printed = linesOf(lines.join('\n')).filter(({ cells }) => cells.length > 0);
  return readSignatures(printed, { issuingBody: 'XXV CABILDO', last: { line: 99, cells: [] } });
}

function short(...lines: readonly string[]) {
  return read(...lines).map(({ role, office, name }) => [role, office, name]);
}

it('names stand above their offices', () => {
  expect(short('Ana Mena', UNIT, 'Luis Sanz', PROGRAM, 'Eva Gil', BRANCH)).toStrictEqual(THREE);
});

it('or below them', () => {
  expect(short(UNIT, 'Ana Mena', PROGRAM, 'Luis Sanz', BRANCH, 'Eva Gil')).toStrictEqual(THREE);
});

it('with words above, lines to sign on and empty lines between', () => {
  const lines = ['ELABORÓ', '', 'Ana Mena', '_____', UNIT, 'REVISO', 'Luis Sanz', PROGRAM];
  expect(short(...lines, 'AUTORIZÓ', 'Eva Gil', BRANCH, 'Nombre y Firma')).toStrictEqual(THREE);
});

it('or side by side', () => {
  const lines = ['ELABORÓ\tREVISÓ\tAUTORIZÓ', 'Ana Mena\tLuis Sanz\tEva Gil'];
  expect(short(...lines, `${UNIT}\t${PROGRAM}\t${BRANCH}`)).toStrictEqual(THREE);
});

it('the office gives the role, whatever its place and spelling', () => {
  const lines = ['Eva Gil', 'RESPONSABLE DEL RAPO', 'Ana Mena', 'RESPONSABLE UNIDAD EJECUTIVA'];
  expect(short(...lines, 'Luis Sanz', 'TITULAR DEL PROGRAMA').map(([role]) => role)).toStrictEqual([
    'authorized',
    'prepared',
    'reviewed',
  ]);
});

it('of several names the one next to the office counts, the others are kept in order', () => {
  const above = read('A A', 'B B', 'C C', UNIT, 'D D', PROGRAM, 'E E', BRANCH);
  expect(above[0]).toStrictEqual({
    role: 'prepared',
    office: UNIT,
    name: 'C C',
    otherNames: ['A A', 'B B'],
  });
  const below = read(UNIT, 'A A', 'B B', 'C C', PROGRAM, 'D D', BRANCH, 'E E');
  expect(below[0]).toStrictEqual({
    role: 'prepared',
    office: UNIT,
    name: 'A A',
    otherNames: ['B B', 'C C'],
  });
});

it('the legend of the movements is no data', () => {
  const lines = ['Ana Mena', UNIT, 'Luis Sanz', PROGRAM, 'Eva Gil', BRANCH];
  expect(short(...lines, 'MOVIMIENTOS:', 'AP APTURA', '', 'T\tTRANSFERENCIA')).toStrictEqual(THREE);
  expect(whyUnreadable(() => read(...lines, 'MOVIMIENTOS:', '54\tRAMO'))).toStrictEqual([
    8,
    null,
    'no se reconoce este renglón: «54 RAMO»',
  ]);
});

it('a missing name, office or signature is refused', () => {
  const why = (...lines: readonly string[]) => whyUnreadable(() => read(...lines));
  expect(why('Ana Mena', UNIT)).toStrictEqual([
    99,
    null,
    `la hoja está cortada: falta la firma de ${PROGRAM}`,
  ]);
  expect(why('Ana Mena', UNIT, PROGRAM)).toStrictEqual([
    99,
    null,
    `la hoja está cortada: falta quien firma como ${PROGRAM}`,
  ]);
  expect(why('Ana Mena', UNIT, 'Luis Sanz')).toStrictEqual([
    99,
    null,
    'la hoja está cortada: falta un cargo',
  ]);
  const twice = ['Ana Mena', UNIT, 'Luis Sanz', PROGRAM, 'Eva Gil', BRANCH, 'Ema Gil', BRANCH];
  expect(why(...twice)).toStrictEqual([99, null, `firman dos como ${BRANCH}`]);
});

it('a last name may stand apart from its office, but another one not from the names', () => {
  const lines = [UNIT, 'Ana Mena', PROGRAM, 'Luis Sanz', BRANCH];
  expect(short(...lines, '', 'Eva Gil')).toStrictEqual(THREE);
  expect(whyUnreadable(() => read(...lines, 'Eva Gil', '', 'XXV CABILDO'))).toStrictEqual([
    8,
    null,
    'no se reconoce este renglón: «XXV CABILDO»',
  ]);
});

it('the first lines of the next sheet are no names, wherever they are cut', () => {
  const lines = [UNIT, 'Ana Mena', PROGRAM, 'Luis Sanz', BRANCH, 'Eva Gil'];
  const why = (...more: readonly string[]) => whyUnreadable(() => read(...lines, ...more));
  const refused = (line: number, text: string) => [
    line,
    null,
    `no se reconoce este renglón: «${text}»`,
  ];
  expect(why('', 'GOBIERNO', 'PROGRAMA')).toStrictEqual(refused(9, 'PROGRAMA'));
  expect(why('', 'XXIV AYUNTAMIENTO', 'DE OTRA CIUDAD')).toStrictEqual(
    refused(8, 'XXIV AYUNTAMIENTO'),
  );
  expect(why('Ema Gil', '', 'Leo Paz', 'Ada Luz')).toStrictEqual(refused(9, 'Leo Paz'));
  expect(why('Nombre y Firma', 'Leo Paz')).toStrictEqual(refused(8, 'Leo Paz'));
  expect(why('XXV CAB')).toStrictEqual(refused(7, 'XXV CAB'));
  expect(why('Ema Gil', 'AVANCE FÍS')).toStrictEqual(refused(8, 'AVANCE FÍS'));
  expect(why('Ema Gil')).toBe('read');
});

it('nor are they where signatures stand side by side', () => {
  const lines = ['Ana Mena\tLuis Sanz\tEva Gil', `${UNIT}\t${PROGRAM}\t${BRANCH}`];
  expect(whyUnreadable(() => read(...lines, '', 'XXIV AYUNTAMIENTO'))).toStrictEqual([
    4,
    null,
    'no se reconoce este renglón: «XXIV AYUNTAMIENTO»',
  ]);
});

it('what is neither name nor office is refused', () => {
  const why = (line: string) => whyUnreadable(() => read(line, UNIT));
  expect(why('Hoja 2 de 7')).toStrictEqual([1, null, 'no se reconoce este renglón: «Hoja 2 de 7»']);
  expect(why('a\tb\tc\td')).toStrictEqual([1, null, 'no se reconoce este renglón: «a b c d»']);
});
