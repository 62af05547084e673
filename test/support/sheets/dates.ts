import fc from 'fast-check';
import type { Quarter } from './progress-truth';

const SPELLINGS: Readonly<Record<Quarter, readonly string[]>> = {
  1: ['ENE-MZO {y}', 'ENERO - MARZO {y}', '/03/{y}', '31/03/{y}', 'mar.-{yy}', 'MARZO'],
  2: ['ABR-JUN {y}', 'ABRIL - JUNIO {y}', '/06/{y}', '30/06/{y}', 'jun.-{yy}', 'JUNIO'],
  3: ['JUL-SEPT {y}', 'JULIO A SEPTIEMBRE {y}', '/09/{y}', '{y}-09-30', 'sep.-{yy}', 'AGOSTO'],
  4: ['OCT-DIC {y}', 'OCTUBRE – DICIENBRE DE {y}', '/12/{y}', '4to. trimestre {y}', 'DICIEMBRE'],
};

/** The date of a progress sheet, in one of the spellings that officials use. */
export function quarterDates(quarter: Quarter, year: number): fc.Arbitrary<string> {
  return fc
    .constantFrom(...SPELLINGS[quarter])
    .map((spelling) => spelling.replace('{yy}', String(year % 100)).replace('{y}', String(year)));
}

const MONTHS = 'ene feb mar abr may jun jul ago sep oct nov dic'.split(' ');

/** A month's date as printed, and as the ledger writes it. */
export interface MonthDate {
  readonly printed: string;
  readonly iso: string;
}

export function monthDates(year: number): fc.Arbitrary<MonthDate> {
  const day = fc.integer({ min: 1, max: 28 });
  const style = fc.constantFrom('month', 'slashes', 'words');
  return fc.tuple(fc.nat({ max: 11 }), day, style).map(([month, onDay, how]) => {
    const iso = `${year}-${String(month + 1).padStart(2, '0')}`;
    const dayIso = `${iso}-${String(onDay).padStart(2, '0')}`;
    const name = MONTHS[month] ?? '';
    if (how === 'month') return { printed: `${name}.-${year % 100}`, iso };
    if (how === 'words') return { printed: `${onDay} de ${name}. de ${year}`, iso: dayIso };
    return { printed: `${onDay}/${month + 1}/${year}`, iso: dayIso };
  });
}
