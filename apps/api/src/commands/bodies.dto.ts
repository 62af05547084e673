import { SIGNATURE_ROLES } from '@libro/plans';
import type { Quarter, SignatureRole } from '@libro/plans';
import {
  Decimal,
  Digest,
  Flag,
  ListOf,
  Nested,
  OneOf,
  PerQuarterDecimals,
  Text,
  TextList,
  Whole,
} from '../http/fields';

const QUARTER = { min: 1, max: 4 };
const NUMBER = { min: 0, max: 999_999_999 };
type Decimals = [string, string, string, string];
type DecimalsOrNulls = [string | null, string | null, string | null, string | null];

export class CodedBody {
  @Text({ example: '54202' })
  code!: string;

  @Text({ example: 'DEPARTAMENTO TÉCNICO' })
  name!: string;
}

export class HeaderBody {
  @Nested(() => CodedBody)
  branch!: CodedBody;

  @Nested(() => CodedBody)
  program!: CodedBody;

  @Nested(() => CodedBody)
  executingUnit!: CodedBody;

  @Nested(() => CodedBody)
  purpose!: CodedBody;

  @Nested(() => CodedBody)
  function!: CodedBody;

  @Nested(() => CodedBody)
  subfunction!: CodedBody;

  @ListOf(() => CodedBody)
  linesOfAction!: CodedBody[];
}

export class OpenPlanBody {
  @Whole({ min: 1900, max: 2999 }, { example: 2021 })
  fiscalYear!: number;

  @Nested(() => HeaderBody)
  header!: HeaderBody;
}

export class AddLineBody {
  @OneOf(['meta', 'action'])
  kind!: 'meta' | 'action';

  @Whole(NUMBER, { example: 101 })
  number!: number;

  @Text()
  description!: string;

  @TextList({ description: 'Claves de las líneas de acción del encabezado', example: ['2.6.1'] })
  linesOfAction!: string[];

  @Text({ example: 'INFORME' })
  unitOfMeasure!: string;

  @Decimal()
  annualGoal!: string;

  @PerQuarterDecimals({ nulls: false }, { example: ['40', '24', '21', '15'] })
  schedule!: Decimals;

  @Flag({ optional: true, description: 'Sólo de una meta: es la suma de sus acciones' })
  additive?: boolean;
}

export class SignatureBody {
  @OneOf(SIGNATURE_ROLES)
  role!: SignatureRole;

  @Digest({ description: 'Huella de lo que se vio' })
  digest!: string;
}

export class ReasonBody {
  @Text()
  reason!: string;
}

export class OccurredInBody {
  @Whole(QUARTER)
  quarter!: Quarter;

  @Decimal()
  amount!: string;
}

export class ProgressBody {
  @Decimal()
  achieved!: string;

  @Text({ optional: true, nullable: true })
  remarks?: string | null;

  @ListOf(() => OccurredInBody, { optional: true })
  occurredIn?: OccurredInBody[];
}

export class LineProgressBody extends ProgressBody {
  @Text({ example: 'number:402' })
  line!: string;
}

export class QuarterProgressBody {
  @ListOf(() => LineProgressBody)
  lines!: LineProgressBody[];
}

export class CorrectionBody {
  @Text({ example: 'number:402' })
  line!: string;

  @Decimal()
  achieved!: string;

  @ListOf(() => OccurredInBody, { optional: true, nullable: true })
  occurredIn?: OccurredInBody[] | null;

  @Text()
  reason!: string;

  @Whole({ min: 1, max: 1_000 }, { optional: true, description: 'Unidad de medida anterior' })
  series?: number;
}

export class WordingBody {
  @Text({ example: 'lines.number:402.description' })
  field!: string;

  @Text()
  value!: string;

  @Text()
  reason!: string;
}

export class ResolutionBody {
  @PerQuarterDecimals({ nulls: false })
  planned!: Decimals;

  @PerQuarterDecimals({ nulls: true })
  achieved!: DecimalsOrNulls;

  @Text()
  reason!: string;
}

export class AcknowledgementBody {
  @Digest({ description: 'Huella de la evidencia que se vio' })
  evidenceDigest!: string;

  @Text()
  reason!: string;
}
