import { periodNamed, isoDate, quarterOf, readSheetDate } from './sheet-date';

it.each([
  ['ENE-MZO 2021', { year: 2021, month: 3, day: null }],
  ['ENE-MAR 2021', { year: 2021, month: 3, day: null }],
  ['/03/2021', { year: 2021, month: 3, day: null }],
  ['ENERO - MARZO 2021', { year: 2021, month: 3, day: null }],
  ['abr.-21', { year: 2021, month: 4, day: null }],
  ['31/03/2021', { year: 2021, month: 3, day: 31 }],
  ['30.06.21', { year: 2021, month: 6, day: 30 }],
  ['2022-09-30', { year: 2022, month: 9, day: 30 }],
  ['12 de abril de 2021', { year: 2021, month: 4, day: 12 }],
  ['DEL 1 DE ENERO AL 31 DE MARZO DE 2021', { year: 2021, month: 3, day: null }],
  ['ENE 2021 – MAR 2021', { year: 2021, month: 3, day: null }],
  ['jul-sept 22', { year: 2022, month: 9, day: null }],
  ['DICIENBRE 2023', { year: 2023, month: 12, day: null }],
  ['2do. trimestre 2021', { year: 2021, month: 6, day: null }],
  ['CUARTO TRIMESTRE', { year: null, month: 12, day: null }],
  ['MARZO', { year: null, month: 3, day: null }],
])('%s', (printed, date) => {
  expect(readSheetDate(printed)).toStrictEqual(date);
});

it.each(['', 'TMM-F004', '2021', '12/21', '31/13/2021', '40 de mayo de 2021', 'pronto', 'JU 2021'])(
  '"%s" is no date',
  (printed) => {
    expect(readSheetDate(printed)).toBeNull();
  },
);

it('a month belongs to a quarter', () => {
  const quarters = [1, 3, 4, 6, 7, 9, 10, 12].map((month) => {
    return quarterOf({ year: null, month, day: null });
  });
  expect(quarters).toStrictEqual([1, 1, 2, 2, 3, 3, 4, 4]);
});

it('a date is written with its day where one is printed, in its own year or the given one', () => {
  expect(isoDate({ year: 2022, month: 4, day: 2 }, 2021)).toBe('2022-04-02');
  expect(isoDate({ year: null, month: 11, day: null }, 2021)).toBe('2021-11');
});

it.each([
  ['Ene-Mar', 1],
  ['ABRIL - JUNIO 2024', 2],
  ['jul/ago/sept', 3],
  ['Diciembre', 4],
  ['Octubre', 4],
  ['III', 3],
  ['2do. Trimestre', 2],
  ['TRIMESTRE IV', 4],
  ['Ene-Feb', 'other'],
  ['Dic-Oct', 'other'],
  ['Feb-Abr', 'other'],
  ['Mayo', 'other'],
  ['Enero - Junio', 'other'],
  ['PERIODO', null],
  ['CALENDARIO TRIMESTRE', null],
  ['META ANUAL', null],
  ['P', null],
  ['', null],
])('the heading %s names the period %s', (heading, period) => {
  expect(periodNamed(heading)).toBe(period);
});
