import { FINDING_CODES, planEventShapes } from '@libro/plans';
import type { FindingCode, PlanEventType, Quarter, Severity } from '@libro/plans';
import { Transform } from 'class-transformer';
import { Flag, NumberInQuery, OneOf, Patterned, Text, Whole } from '../http/fields';
import { FormQuery, PageQuery } from '../http/query.dto';

const YEAR = { min: 1900, max: 2999 };

export class PlansQuery extends PageQuery {
  @NumberInQuery()
  @Whole(YEAR, { optional: true })
  fiscalYear?: number;

  @Text({ optional: true, description: 'Clave del ramo' })
  branch?: string;

  @Text({ optional: true, description: 'Clave del programa' })
  program?: string;
}

export class QuarterQuery extends FormQuery {
  @NumberInQuery()
  @Whole({ min: 1, max: 4 })
  quarter!: Quarter;
}

export class CabildoQuery extends QuarterQuery {
  @NumberInQuery()
  @Whole(YEAR)
  fiscalYear!: number;

  @Text({ optional: true })
  branch?: string;

  @Text({ optional: true, description: 'Posición o momento con el que se compara' })
  since?: string;
}

export class FindingsQuery extends PageQuery {
  @Text({ optional: true })
  plan?: string;

  @OneOf(FINDING_CODES, { optional: true })
  code?: FindingCode;

  @OneOf(['error', 'warning', 'notice'], { optional: true })
  severity?: Severity;

  @Transform(({ value }: { value: unknown }) => BOOLEANS.get(value) ?? value)
  @Flag({ optional: true })
  acknowledged?: boolean;
}
const BOOLEANS: ReadonlyMap<unknown, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

const POSITION = { pattern: /^\d{1,15}$/, asks: 'pide el `next` de la página anterior' };
const MOMENT = {
  pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  asks: 'pide un momento como 2021-04-30T00:00:00Z',
};

export class AuditQuery extends PageQuery {
  @Patterned(POSITION, { optional: true, description: '`next` de la página anterior' })
  declare cursor?: string;

  @Text({ optional: true })
  plan?: string;

  @Text({ optional: true })
  line?: string;

  @OneOf(Object.keys(planEventShapes), { optional: true, example: 'ProgressReported' })
  type?: PlanEventType;

  @Text({ optional: true })
  actor?: string;

  @Text({ optional: true })
  folio?: string;

  @Patterned(MOMENT, { optional: true, description: 'Desde este momento (RFC 3339)' })
  from?: string;

  @Patterned(MOMENT, { optional: true, description: 'Hasta este momento (RFC 3339)' })
  to?: string;
}
