import { SHEET_EXAMPLE } from './sheet-example';

const ROW = {
  lineId: 'number:100',
  opens: null,
  movements: [{ code: 'D', amount: '10' }],
  authorized: '100',
  unitOfMeasure: 'Expediente',
  calendar: ['40', '30', '20', '0'],
  description: 'Integrar expedientes de obra',
  linesOfAction: ['2.6.1'],
  justification: null,
};
const BLOCK = { justification: 'La demanda de las colonias bajó', rows: [ROW] };

/**
 * One request body for each command, by the name of its operation. A test sends them one after
 * another, as they stand here: where one needs what another made, it comes after it.
 */
export const EXAMPLES: Readonly<Record<string, unknown>> = {
  openPlan: {
    fiscalYear: 2021,
    header: {
      branch: { code: '54', name: 'BIENESTAR COMUNITARIO' },
      program: { code: '542', name: 'VINCULACIÓN COMUNITARIA' },
      executingUnit: { code: '54202', name: 'OFICINA DE PROYECTOS' },
      purpose: { code: '2', name: 'DESARROLLO SOCIAL' },
      function: { code: '2', name: 'VIVIENDA Y COMUNIDAD' },
      subfunction: { code: '2', name: 'DESARROLLO COMUNITARIO' },
      linesOfAction: [{ code: '2.6.1', name: 'OBRA COMUNITARIA' }],
    },
  },
  addLine: {
    kind: 'meta',
    number: 100,
    description: 'Integrar expedientes de obra',
    linesOfAction: ['2.6.1'],
    unitOfMeasure: 'Expediente',
    annualGoal: '100',
    schedule: ['40', '30', '20', '10'],
  },
  authorizePlan: {},
  draftModification: { folio: '2021-04-1', formDate: '2021-04', blocks: [BLOCK] },
  signModification: {
    role: 'prepared',
    digest: '9e0b03dc069ec4f47ad482cb42d03bc056eecfd0a4521b0f7f2e657b51f65e3a',
  },
  returnModification: { reason: 'Falta detalle en la justificación' },
  redraftModification: {
    formDate: '2021-04-12',
    blocks: [{ ...BLOCK, justification: 'La demanda de las colonias bajó a la mitad' }],
  },
  withdrawModification: { reason: 'Ya no se necesita' },
  reportLine: { achieved: '32', remarks: 'Faltaron expedientes de dos colonias' },
  reportQuarter: {
    lines: [{ line: 'number:100', achieved: '33', occurredIn: [{ quarter: 2, amount: '1' }] }],
  },
  signQuarter: {
    role: 'prepared',
    digest: '3ec94fea2f456b502390f02dae6a850ebedecdc4f260d09c2492f1c2cb0dcdd4',
  },
  correctProgress: {
    line: 'number:100',
    achieved: '31',
    occurredIn: [],
    reason: 'Un expediente se contó dos veces',
  },
  correctWording: {
    field: 'executingUnit',
    value: 'OFICINA DE PROYECTOS COMUNITARIOS',
    reason: 'El nombre estaba incompleto',
  },
  closePlan: {},
  transcribeSheets: SHEET_EXAMPLE,
  resolveRow: {
    planned: ['100', '200', '300', '400'],
    achieved: ['90', '210', null, null],
    reason: 'Así consta en los expedientes de la unidad',
  },
  acknowledgeFinding: {
    evidenceDigest: '52b27b4fbb99c0b20a009047d50eeacebc4d5da0fd972cb06bb117e65126d710',
    reason: 'La unidad entregó la corrección por oficio',
  },
  returnTransfer: {
    reason: 'La unidad no puede atender más expedientes este año',
  },
};
