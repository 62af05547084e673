import { QUARTERS } from '../plan/words';
import type { Quarter } from '../plan/words';

const MONTHS_OF_A_QUARTER = 3;

/**
 * How many quarters of the fiscal year were over on a form's date: "2021-04" of 2021 is 1.
 * @param formDate "2021-04" or "2021-04-12"
 */
export function quartersOver(formDate: string, fiscalYear: number): number {
  const [year = fiscalYear, month = 1] = formDate.split('-').map(Number);
  if (year !== fiscalYear) return year < fiscalYear ? 0 : QUARTERS.length;
  return Math.floor((month - 1) / MONTHS_OF_A_QUARTER);
}

/**
 * The quarter of the fiscal year that a form belongs to by its date. One dated after the year
 * belongs to quarter IV, one dated before it to quarter I: every form belongs to one.
 * @param formDate "2021-04" or "2021-04-12"
 */
export function quarterOfForm(formDate: string, fiscalYear: number): Quarter {
  const over = quartersOver(formDate, fiscalYear);
  return QUARTERS.find((quarter) => quarter > over) ?? 4;
}

export function isOver(quarter: Quarter, over: number): boolean {
  return quarter <= over;
}
