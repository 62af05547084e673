import { atQuarter, mapQuarters, quantity } from './quantity';
import type { PerQuarter, Quantity, Quarter, Schedule } from './words';

const ROMAN: PerQuarter<string> = ['I', 'II', 'III', 'IV'];

/** Quarter as the forms write it: I–IV. */
export function roman(quarter: Quarter): string {
  return atQuarter(ROMAN, quarter);
}

/**
 * The planned quantities in plain notation; whether they add up is for the command to say.
 * @throws PlanRefusal `quantity-invalid` naming the quarter
 */
export function scheduleOf(planned: Schedule, field: string): Schedule {
  return mapQuarters((quarter) => quantityOf(planned, quarter, field));
}

function quantityOf(values: Schedule, quarter: Quarter, field: string): Quantity {
  return quantity(atQuarter(values, quarter), `${field}, trimestre ${roman(quarter)}`);
}
