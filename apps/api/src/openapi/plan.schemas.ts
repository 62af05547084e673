import type {
  AmountUnderWay,
  Coded,
  CurrentGoals,
  GoalLine,
  Header,
  LineFigures,
  PlanHead,
  PlanList,
  QuarterlyGrid,
  SeriesFigures,
  ShownQuarter,
  ShownSignature,
} from '@libro/plans';
import * as is from './schema';
import { described, listOf, nullable, perQuarter, ref, shape } from './schema';

const LINE = { planId: is.TEXT, lineId: is.UUID };
const CODED = ref('Coded');
const HEADER = {
  branch: CODED,
  program: CODED,
  executingUnit: CODED,
  purpose: CODED,
  function: CODED,
  subfunction: CODED,
  linesOfAction: listOf(CODED),
};
const RATIO = nullable(described(is.DECIMAL, 'Razón a 4 decimales'));

/** The line that another one came from. */
export const ORIGIN = nullable(ref('LineRef'));

/** The fields of a line with its figures. */
export const FIGURES = {
  lineId: is.UUID,
  kind: is.oneOf(['meta', 'action']),
  number: is.WHOLE,
  description: is.TEXT,
  linesOfAction: listOf(is.TEXT),
  unitOfMeasure: is.TEXT,
  active: is.FLAG,
  authorizedGoal: is.DECIMAL,
  currentGoal: is.DECIMAL,
  planned: nullable(perQuarter(is.DECIMAL)),
  achieved: perQuarter(nullable(is.DECIMAL)),
  absoluteProgress: nullable(is.DECIMAL),
  relativeProgress: nullable(described(is.WHOLE, 'Por ciento de la meta vigente')),
  relativeToAuthorized: RATIO,
  relativeToCurrent: RATIO,
  relativeToScheduled: RATIO,
  modificationFactor: RATIO,
  restated: described(is.FLAG, 'Un CUM expresó la meta autorizada en otra unidad de medida'),
  carriedOver: is.DECIMAL,
  carriedUpTo: nullable(is.QUARTER),
  earlierSeries: listOf(ref('SeriesFigures')),
  remarks: nullable(is.TEXT),
  corrections: listOf(ref('Correction')),
  findings: listOf(is.TEXT),
};

/** A plan's goals and the form TMM-F004, as data. */
export const PLAN_SCHEMAS = {
  Coded: shape<Coded>({ code: is.TEXT, name: is.TEXT }),
  Header: shape<Header>(HEADER),
  LineRef: shape<{ planId: string; lineId: string }>(LINE),
  PlanHead: shape<PlanHead>({
    id: is.TEXT,
    fiscalYear: is.WHOLE,
    status: is.oneOf(['open', 'authorized', 'closed']),
    ...HEADER,
  }),
  PlanList: shape<PlanList>(is.page(ref('PlanHead'))),
  Signature: shape<ShownSignature>({
    role: is.TEXT,
    office: is.TEXT,
    name: is.TEXT,
    signedAt: nullable(described(is.TIME, 'null: firma impresa, sin hora')),
  }),
  SeriesFigures: shape<SeriesFigures>({
    unitOfMeasure: is.TEXT,
    goal: is.DECIMAL,
    planned: nullable(perQuarter(is.DECIMAL)),
    achieved: perQuarter(nullable(is.DECIMAL)),
    carriedOver: is.DECIMAL,
    carriedUpTo: nullable(is.QUARTER),
    remarks: nullable(is.TEXT),
  }),
  Correction: shape<LineFigures['corrections'][number]>(
    { quarter: is.QUARTER, reason: is.TEXT, unitOfMeasure: is.TEXT },
    { optional: ['unitOfMeasure'] },
  ),
  LineFigures: shape<LineFigures>(FIGURES),
  GoalLine: shape<GoalLine>({ ...FIGURES, origin: ORIGIN }),
  QuarterStatus: shape<ShownQuarter>({
    quarter: is.QUARTER,
    closed: is.FLAG,
    outdated: described(is.FLAG, 'Algo de lo firmado cambió después'),
    signatures: listOf(ref('Signature')),
  }),
  AmountUnderWay: shape<AmountUnderWay>({
    transferId: is.UUID,
    direction: is.oneOf(['out', 'in']),
    amount: is.DECIMAL,
    whole: is.FLAG,
    folio: is.TEXT,
    from: ref('LineRef'),
    to: shape<AmountUnderWay['to']>({ planId: is.TEXT, lineId: nullable(is.UUID) }),
  }),
  CurrentGoals: shape<CurrentGoals>({
    asOf: is.POSITION,
    revision: is.REVISION,
    plan: ref('PlanHead'),
    lines: listOf(ref('GoalLine')),
    quarters: perQuarter(ref('QuarterStatus')),
    amountsUnderWay: listOf(ref('AmountUnderWay')),
  }),
  QuarterlyGrid: shape<QuarterlyGrid>({
    asOf: is.POSITION,
    quarter: is.QUARTER,
    plan: ref('PlanHead'),
    closed: is.FLAG,
    outdated: described(is.FLAG, 'Algo de lo firmado cambió después'),
    digest: described(is.SHA_256, 'Lo que se firma'),
    lines: listOf(ref('LineFigures')),
    signatures: listOf(ref('Signature')),
  }),
};
