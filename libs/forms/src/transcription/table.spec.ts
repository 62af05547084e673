import { whyUnreadable } from '../../../../test/support/sheets/unreadable';
import { linesOf } from './line';
import { partsOf } from './table';

const PROGRESS = [
  'L/A\tMETAS Y ACCIONES\tUNIDAD DE MEDIDA\tMETA ANUAL\tPERIODO\t\t\t\t\t\t\t\tABSOLUTO\tRELATIVO',
  '\t\t\t\tEne-Mar\t\tAbr-jun',
  '\t\t\t\tP\tA\tP\tA\tP\tA\tP\tA',
];
const CHANGES = [
  'PROY\tL.A.\tNo.\tDESCRIPCIÓN\tUNIDAD MEDIDA\tMETA ANUAL AUTORIZADA\tMODIFICACIONES\t\t' +
    'META ANUAL MODIFICADA\tCALENDARIO',
  '\t\t\t\t\t\tAUMENTOS\tDISMINUCIONES\t\tI\tII\tIII\tIV',
];
const ROW = '1.1\t100.- Una meta\tPieza\t1';

const parts = (form: 'TMM-F004' | 'TMM-F009', ...lines: readonly string[]) =>
  partsOf(linesOf(lines.join('\n')), form);
const why = (...lines: readonly string[]) => whyUnreadable(() => parts('TMM-F004', ...lines));

it('a table ends with its last row', () => {
  const { rows, closing, indent } = parts('TMM-F004', ...PROGRESS, ROW, ROW, 'Ana', 'CARGO');
  expect(rows.map(({ line }) => line)).toStrictEqual([4, 5]);
  expect(closing.map(({ line }) => line)).toStrictEqual([6, 7]);
  expect(indent).toBe(0);
});

it('a table may stand one column to the right', () => {
  const moved = [...PROGRESS, ROW].map((line) => `\t${line}`);
  expect(parts('TMM-F004', ...moved).indent).toBe(1);
});

it('groups are rows of a modifications table', () => {
  const { rows } = parts(
    'TMM-F009',
    ...CHANGES,
    '\t\t\tMETA:',
    'D\t1.1\t100\tUna\tPieza\t1',
    'Ana',
  );
  expect(rows.map(({ line }) => line)).toStrictEqual([3, 4]);
});

it('headings may be worded otherwise', () => {
  const [, months = '', letters = ''] = PROGRESS;
  const main =
    'P.M.D.\tDESCRIPCIÓN\tUNIDAD D MEDIDA\tMETA ANUAL PROGRAMADA\tTRIMESTRES\tAVANCE\t%\tNOTAS';
  const full = letters.replaceAll('P', 'PROG.').replaceAll('A', 'ALC.');
  expect(parts('TMM-F004', main, months, full, ROW).rows.length).toBe(1);
});

it('headings that are incomplete or in another order are refused', () => {
  const [main = '', months = '', letters = ''] = PROGRESS;
  const refused = [1, null, 'el encabezado de la tabla está incompleto o en otro orden'];
  expect(why(main, months, ROW)).toStrictEqual(refused);
  expect(why(main, months, letters.replace('P\tA', 'A\tP'), ROW)).toStrictEqual(refused);
  expect(why(main.replace('L/A\t', ''), months, letters, ROW)).toStrictEqual(refused);
  const noChanges = CHANGES.map((line) => line.replace('AUMENTOS', ''));
  expect(
    whyUnreadable(() => parts('TMM-F009', ...noChanges, 'D\t1.1\t100\tUna\tPieza\t1')),
  ).toStrictEqual(refused);
});

it('headings that name other periods, or the quarters in another order, are refused', () => {
  const [main = '', , letters = ''] = PROGRESS;
  const periods = (...names: readonly string[]) => {
    return why(main, `\t\t\t\t${names.join('\t\t')}`, letters, ROW);
  };
  const refused = (cell: string, name: string) => [
    2,
    cell,
    `el encabezado de la tabla está en otro orden: «${name}»`,
  ];
  expect(periods('Ene-Mar', 'Abr-Jun', 'Jul-Sep', 'Oct-Dic')).toBe('read');
  expect(periods('Oct-Dic', 'Jul-Sep', 'Abr-Jun', 'Ene-Mar')).toStrictEqual(
    refused('P Ene-Mar', 'Oct-Dic'),
  );
  expect(periods('Ene-Mar', 'Jul-Sep', 'Abr-Jun', 'Oct-Dic')).toStrictEqual(
    refused('P Abr-Jun', 'Jul-Sep'),
  );
  expect(periods('Ene-Feb', 'Mar-Abr', 'May-Jun', 'Jul-Ago')).toStrictEqual(
    refused('P Ene-Mar', 'Ene-Feb'),
  );
  expect(periods('Ene-Mar', 'Ene-Mar', 'Abr-Jun', 'Abr-Jun')).toBe('read');
  expect(periods('Abr-Jun')).toBe('read');
  expect(periods('', '')).toBe('read');
  const reversed = CHANGES.map((line) => line.replace('I\tII\tIII\tIV', 'IV\tIII\tII\tI'));
  expect(
    whyUnreadable(() => parts('TMM-F009', ...reversed, 'D\t1.1\t100\tUna\tPieza\t1')),
  ).toStrictEqual(refused('CALENDARIO I', 'IV'));
});

it('a table without rows is refused', () => {
  const reason = 'la hoja está cortada: su tabla no tiene renglones';
  expect(why(...PROGRESS, 'Ana', 'CARGO')).toStrictEqual([5, null, reason]);
});

it('a row without a number is refused, above, among or below the others', () => {
  const unnumbered = ROW.replace('100.- ', '');
  const reason = ['METAS Y ACCIONES', 'el renglón no tiene número'];
  expect(why(...PROGRESS, unnumbered, ROW)).toStrictEqual([4, ...reason]);
  expect(why(...PROGRESS, ROW, unnumbered, ROW)).toStrictEqual([5, ...reason]);
  expect(why(...PROGRESS, ROW, unnumbered)).toStrictEqual([5, ...reason]);
});

it('a text among the rows is refused', () => {
  expect(why(...PROGRESS, ROW, 'y más', ROW)).toStrictEqual([
    5,
    null,
    'no se reconoce este renglón: «y más»',
  ]);
});
