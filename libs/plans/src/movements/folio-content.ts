import { unreachable } from '@libro/event-sourcing';
import { text } from '../plan/guards';
import type {
  DraftBlock,
  DraftRow,
  LineToOpen,
  ModificationContent,
  Movement,
} from '../plan/modification.events';
import { quantity } from '../plan/quantity';
import { refuse } from '../plan/refusal';
import { scheduleOf } from '../plan/schedule';
import { placeName } from './placed-row';

/** Whether a text of the form YYYY-MM-DD is a day of the calendar. */
export type IsCalendarDay = (text: string) => boolean;

/** What a folio's date is held against. */
export interface FormCalendar {
  readonly isCalendarDay: IsCalendarDay;
  /** The plan's. */
  readonly fiscalYear: number;
}

/**
 * A folio's content with texts trimmed and quantities in plain notation; what its rows do to a plan
 * is for `applyFolio` to say.
 * @throws PlanRefusal `folio-invalid` (the form's date), `form-date-before-year`, `folio-empty`,
 * `folio-row-invalid`, `text-invalid`, `quantity-invalid`
 */
export function cleanContent(
  { formDate, blocks }: ModificationContent,
  calendar: FormCalendar,
): ModificationContent {
  if (blocks.length === 0) refuse('folio-empty', 'el folio no tiene renglones');
  return { formDate: formDateOf(formDate, calendar), blocks: blocks.map(cleanBlock) };
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A folio of January may still change the year before, and none a year that has not begun. */
function formDateOf(formDate: string, { isCalendarDay, fiscalYear }: FormCalendar): string {
  const isDate = MONTH.test(formDate) || (DAY.test(formDate) && isCalendarDay(formDate));
  if (!isDate) {
    const shown = formDate.slice(0, 20);
    return refuse('folio-invalid', `«${shown}» no es un mes ni un día: AAAA-MM-DD`);
  }
  if (Number(formDate.slice(0, 4)) >= fiscalYear) return formDate;
  const rule = `es anterior al ejercicio ${fiscalYear} del plan`;
  return refuse('form-date-before-year', `la fecha del folio, ${formDate}, ${rule}`);
}

function cleanBlock({ justification, rows }: DraftBlock, index: number): DraftBlock {
  const block = index + 1;
  if (rows.length === 0) refuse('folio-empty', `el bloque ${block} no tiene renglones`);
  return {
    justification: text(justification, `bloque ${block}, justificación`),
    rows: rows.map((row, at) => cleanRow(row, placeName({ block, row: at + 1 }))),
  };
}

function cleanRow(row: DraftRow, where: string): DraftRow {
  requireOneLine(row, where);
  const { lineId, opens, authorized, justification } = row;
  const ownWords = justification === null || justification.trim() === '' ? null : justification;
  return {
    lineId,
    opens: opens && cleanOpening(opens, where),
    movements: row.movements.map((movement) => cleanMovement(movement, where)),
    authorized: authorized && quantity(authorized, `${where}, meta autorizada`),
    ...cleanUnit(row, where),
    calendar: scheduleOf(row.calendar, `${where}, calendario`),
    description: text(row.description, `${where}, descripción`),
    linesOfAction: row.linesOfAction.map((each) => text(each, `${where}, línea de acción`)),
    justification: ownWords && text(ownWords, `${where}, justificación`),
  };
}

function requireOneLine({ lineId, opens, authorized, movements }: DraftRow, where: string): void {
  if (movements.length === 0) refuse('folio-row-invalid', `${where}: falta el movimiento`);
  if ((lineId === null) === (opens === null)) {
    refuse('folio-row-invalid', `${where}: el renglón cambia una línea o abre una`);
  }
  if ((authorized === null) === (opens === null)) {
    const rule = 'lleva meta autorizada el renglón que cambia una línea, y solo ése';
    refuse('folio-row-invalid', `${where}: ${rule}`);
  }
}

/** A line that a sheet brought may be in a unit that the sheet does not print: a blank one. */
function cleanUnit({ opens, unitOfMeasure }: DraftRow, where: string) {
  if (unitOfMeasure === undefined) return {};
  if (opens !== null) {
    const rule = 'la unidad de medida de la línea que se abre va con su número';
    refuse('folio-row-invalid', `${where}: ${rule}`);
  }
  if (unitOfMeasure.trim() === '') return { unitOfMeasure: '' };
  return { unitOfMeasure: text(unitOfMeasure, `${where}, unidad de medida`) };
}

function cleanOpening({ kind, number, unitOfMeasure, additive }: LineToOpen, where: string) {
  return {
    kind,
    number,
    unitOfMeasure: text(unitOfMeasure, `${where}, unidad de medida`),
    additive: kind === 'meta' && additive,
  };
}

function cleanMovement(movement: Movement, where: string): Movement {
  switch (movement.code) {
    case 'AP':
    case 'S':
    case 'R':
      return { code: movement.code };
    case 'AM':
    case 'D':
      return { code: movement.code, amount: quantity(movement.amount, `${where}, cantidad`) };
    case 'T':
      return cleanTransfer(movement, where);
    case 'CUM':
      return {
        code: 'CUM',
        unitOfMeasure: text(movement.unitOfMeasure, `${where}, unidad de medida`),
        annualGoal: quantity(movement.annualGoal, `${where}, meta anual`),
        carriedOver: quantity(movement.carriedOver, `${where}, alcanzado que se traslada`),
      };
    default:
      return unreachable(movement);
  }
}

function cleanTransfer(movement: Extract<Movement, { code: 'T' }>, where: string): Movement {
  const field = `${where}, cantidad que se transfiere`;
  if (movement.direction === 'in') {
    const { from, transferId } = movement;
    const { planId, lineId } = from;
    const amount = quantity(movement.amount, field);
    return { code: 'T', direction: 'in', amount, from: { planId, lineId }, transferId };
  }
  const { planId, lineId } = movement.to;
  const amount = movement.amount === 'whole' ? 'whole' : quantity(movement.amount, field);
  return { code: 'T', direction: 'out', amount, to: { planId, lineId } };
}
