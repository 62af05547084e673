import type { Quarter } from '@libro/plans';
import { NumberInQuery, Text, Whole } from '../http/fields';

/** Parts of a path that names a plan's quarter. */
export class QuarterParam {
  @Text()
  planId!: string;

  @NumberInQuery()
  @Whole({ min: 1, max: 4 })
  quarter!: Quarter;
}

export class LineParam extends QuarterParam {
  @Text()
  line!: string;
}
