import type {
  AverageProgress,
  BySeverity,
  CabildoBranch,
  CabildoComparison,
  CabildoLine,
  CabildoModification,
  CabildoMovement,
  CabildoProgram,
  CabildoReport,
  CabildoUnit,
  FindingChange,
  FindingsDifference,
  FolioDifference,
  LaggingLine,
  LineDifference,
  Tally,
  UnitDifference,
} from '@libro/plans';
import { FOLIO_STATUS, MOVEMENTS } from './folio.schemas';
import { FIGURES } from './plan.schemas';
import * as is from './schema';
import { listOf, nullable, perQuarter, ref, shape } from './schema';

const GOAL = nullable(is.DECIMAL);
const SCHEDULE = nullable(perQuarter(is.DECIMAL));
const LINE = {
  lineId: is.UUID,
  kind: is.oneOf(['meta', 'action']),
  number: is.WHOLE,
  description: is.TEXT,
};

const COMPARISON_SCHEMAS = {
  FindingsDifference: shape<FindingsDifference>({
    appeared: listOf(ref('AnsweredFinding')),
    disappeared: listOf(ref('AnsweredFinding')),
    changed: listOf(ref('FindingChange')),
  }),
  FindingChange: shape<FindingChange>({
    before: ref('AnsweredFinding'),
    after: ref('AnsweredFinding'),
  }),
  LineDifference: shape<LineDifference>({
    ...LINE,
    opened: is.FLAG,
    changes: listOf(ref('Change')),
  }),
  FolioDifference: shape<FolioDifference>({
    folio: is.TEXT,
    formDate: is.TEXT,
    before: nullable(FOLIO_STATUS),
    after: FOLIO_STATUS,
  }),
  UnitDifference: shape<UnitDifference>({
    plan: ref('PlanHead'),
    changes: listOf(ref('Change')),
    lines: listOf(ref('LineDifference')),
    folios: listOf(ref('FolioDifference')),
    findings: ref('FindingsDifference'),
  }),
  CabildoComparison: shape<CabildoComparison>({
    since: is.POSITION,
    units: listOf(ref('UnitDifference')),
    findings: ref('FindingsDifference'),
  }),
};

/** The council's report, as data. */
export const CABILDO_SCHEMAS = {
  ...COMPARISON_SCHEMAS,
  BySeverity: shape<BySeverity>({ error: is.WHOLE, warning: is.WHOLE, notice: is.WHOLE }),
  Tally: shape<Tally>({
    units: is.WHOLE,
    unitsNotReported: is.WHOLE,
    unitsPartlyReported: is.WHOLE,
    unitsHoldingAmounts: is.WHOLE,
    lines: is.WHOLE,
    reported: is.WHOLE,
    lagging: is.WHOLE,
    modifications: is.WHOLE,
    movements: is.WHOLE,
    amountsUnderWay: is.WHOLE,
    findings: ref('BySeverity'),
    openFindings: ref('BySeverity'),
    acknowledgedFindings: ref('BySeverity'),
  }),
  AverageProgress: shape<AverageProgress>({
    relativeToAuthorized: GOAL,
    relativeToCurrent: GOAL,
    relativeToScheduled: GOAL,
  }),
  CabildoLine: shape<CabildoLine>({
    ...FIGURES,
    scheduledToDate: GOAL,
    reported: is.FLAG,
    lags: is.FLAG,
  }),
  LaggingLine: shape<LaggingLine>({
    ...LINE,
    unitOfMeasure: is.TEXT,
    scheduledToDate: is.DECIMAL,
    achievedToDate: is.DECIMAL,
    missing: is.DECIMAL,
    remarks: nullable(is.TEXT),
  }),
  CabildoMovement: shape<CabildoMovement>({
    ...LINE,
    movements: listOf(is.oneOf(MOVEMENTS)),
    before: GOAL,
    after: is.DECIMAL,
    justification: nullable(is.TEXT),
    justifiedBy: nullable(is.oneOf(['row', 'block'])),
    block: is.WHOLE,
    increase: GOAL,
    decrease: GOAL,
    scheduleBefore: SCHEDULE,
    scheduleAfter: SCHEDULE,
    unitBefore: nullable(is.TEXT),
    unitAfter: is.TEXT,
    descriptionBefore: nullable(is.TEXT),
  }),
  CabildoModification: shape<CabildoModification>({
    folio: is.TEXT,
    formDate: is.TEXT,
    movements: listOf(ref('CabildoMovement')),
  }),
  CabildoUnit: shape<CabildoUnit>({
    plan: ref('PlanHead'),
    tally: ref('Tally'),
    averageProgress: ref('AverageProgress'),
    reporting: is.oneOf(['complete', 'partial', 'none']),
    lines: listOf(ref('CabildoLine')),
    lagging: listOf(ref('LaggingLine')),
    notReported: listOf(
      shape<CabildoUnit['notReported'][number]>({ lineId: is.UUID, number: is.WHOLE }),
    ),
    modifications: listOf(ref('CabildoModification')),
    laterModifications: listOf(ref('CabildoModification')),
    amountsUnderWay: listOf(ref('AmountUnderWay')),
    findings: listOf(ref('AnsweredFinding')),
  }),
  CabildoProgram: shape<CabildoProgram>({
    code: is.TEXT,
    name: is.TEXT,
    tally: ref('Tally'),
    units: listOf(ref('CabildoUnit')),
  }),
  CabildoBranch: shape<CabildoBranch>({
    code: is.TEXT,
    name: is.TEXT,
    tally: ref('Tally'),
    programs: listOf(ref('CabildoProgram')),
  }),
  CabildoReport: shape<CabildoReport>({
    asOf: is.POSITION,
    fiscalYear: is.WHOLE,
    quarter: is.QUARTER,
    tally: ref('Tally'),
    branches: listOf(ref('CabildoBranch')),
    findings: listOf(ref('AnsweredFinding')),
    comparison: nullable(ref('CabildoComparison')),
  }),
};
