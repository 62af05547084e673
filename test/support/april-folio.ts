import type { MovementCode, PerQuarter, PrintedMovementRow, Quantity } from '@libro/plans';
import { modificationSheet, movementRow } from './printed-sheets';

/** The figures of the modifications sheet of unit 54101, April 2021, in words of our own. */
const SCHOOL = 'Apoyar a estudiantes con estímulos';
const MOTHERS = 'Apoyar a Madres emprendedoras';
const PARENTS = 'Apoyar a Madres y Padres emprendedores';

type Cell = Quantity | null;
type Figures = readonly [authorized: Cell, change: Cell, modified: Quantity];

function row(
  at: readonly [row: number, number: number, ...codes: MovementCode[]],
  [authorized, change, modified]: Figures,
  other: Partial<PrintedMovementRow> & { readonly calendar: PerQuarter<Cell> },
): PrintedMovementRow {
  const isDecrease = at.includes('D');
  const amount = isDecrease
    ? { increase: null, decrease: change }
    : { increase: change, decrease: null };
  return movementRow(at, { authorized, modified, ...amount, ...other });
}

export const APRIL_FOLIO = modificationSheet([
  [
    row([1, 100, 'D'], ['527', '41', '486'], {
      description: 'Dar apoyos a personas de escasos recursos',
      unitOfMeasure: 'Apoyo Social',
      calendar: ['224', '131', '87', '44'],
      justification: 'Por la disminución de la partida',
    }),
    row([2, 103, 'AP'], [null, '44', '44'], {
      description: MOTHERS,
      calendar: ['10', '15', '19', null],
    }),
    row([3, 104, 'D'], ['41', '41', '0'], { calendar: ['0', '0', '0', null] }),
  ],
  [
    row([4, 100, 'AM'], ['486', '9753', '10239'], {
      description: 'Dar apoyos a personas en escasez de recursos',
      unitOfMeasure: 'Apoyo Social',
      calendar: ['224', '4788', '5152', '75'],
    }),
    row([5, 101, 'T', 'AM'], ['263', '100', '363'], {
      description: SCHOOL,
      unitOfMeasure: 'Beneficiario',
      calendar: ['153', '116', '61', '33'],
    }),
    row([6, 102, 'AM'], ['179', '57', '236'], { calendar: ['61', '75', '69', '31'] }),
    row([7, 103, 'AM'], ['44', '17', '61'], {
      description: PARENTS,
      calendar: ['10', '18', '22', '11'],
    }),
    row([8, 104, 'AP'], [null, '9579', '9579'], {
      description: 'Entregar tarjetas de transporte',
      unitOfMeasure: 'Beneficiado',
      calendar: [null, '4579', '5000', null],
      justification: 'Por la entrega de 3,784 tarjetas',
    }),
  ],
]);
