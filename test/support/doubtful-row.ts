import type { PlanEvent, PrintedProgressRow, Quarter } from '@libro/plans';
import { event, HEADER, PLAN_AUTHORIZED, PLAN_OPENED } from './plan-history';

/** A sheet whose only row is in doubt (POA-O02): what it prints, and what the ledger made of it. */
export const ROW_ID = 'aaaaaaaa-0000-5000-8000-000000000301';

const ROW: PrintedProgressRow = {
  row: 1,
  line: 24,
  cells: ['2.6.1', '301.- Realizar reuniones.', 'Reunión', '40', '10', '10', '', '20', '10', '25%'],
  kind: 'action',
  number: 301,
  description: 'Realizar reuniones.',
  linesOfAction: ['2.6.1'],
  unitOfMeasure: 'Reunión',
  annualGoal: '40',
  planned: [null, null, null, null],
  achieved: [null, null, null, null],
  absolute: null,
  percentage: 25,
  remarks: 'Se suspendieron las reuniones.',
  placement: 'doubtful',
};

const SHEET = { sheet: 'd1'.repeat(32), file: 'avances.txt', sha256: 'f1'.repeat(32) };

function transcribed(quarter: Quarter) {
  return event('FormTranscribed', {
    sheet: {
      ...SHEET,
      form: 'TMM-F004',
      line: 1,
      issuingBody: 'AYUNTAMIENTO',
      fiscalYear: 2021,
      header: HEADER,
      formCode: 'TMM-F004',
      datePrinted: 'ENE-MAR 2021',
      signatures: [],
      quarter,
      rows: [ROW],
    },
    rows: [{ row: 1, rowId: ROW_ID, lineId: ROW_ID, doubtful: true }],
  });
}

/** The plan that the sheet implies; the sheet is of `quarter`. */
export function planWithDoubtfulRow(quarter: Quarter): readonly PlanEvent[] {
  const source = { ...SHEET, line: ROW.line, row: ROW.row };
  const { number, description, linesOfAction, unitOfMeasure, annualGoal } = ROW;
  const line = { number, description, linesOfAction, unitOfMeasure, annualGoal };
  return [
    PLAN_OPENED,
    transcribed(quarter),
    event('ActionOpened', {
      ...line,
      lineId: ROW_ID,
      schedule: null,
      movement: null,
      inferred: true,
      source,
      metaId: null,
    }),
    PLAN_AUTHORIZED,
  ];
}
