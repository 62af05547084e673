import type { DataOf } from '@libro/plans';
import * as is from './schema';
import type { Schema } from './schema';
import { described, listOf, nullable, perQuarter, ref, shape } from './schema';

/** The data of each type of event: a new type does not compile until it stands here. */
export type DataSchemas<E extends { readonly type: string }> = {
  readonly [T in E['type']]: Schema;
};

export const SCHEDULE = perQuarter(is.DECIMAL);
export const SOURCE = nullable(ref('SourceRef'));
export const KIND = is.oneOf(['meta', 'action']);
export const SIGNATURE_ROLE = is.oneOf(['prepared', 'reviewed', 'authorized']);
export const END = ref('LineRef');
/** A receiving line that the other plan may still have to open. */
export const RECEIVING = shape<DataOf<'MetaTransferred'>['to']>({
  planId: is.TEXT,
  lineId: nullable(is.UUID),
});
export const INFERRED = described(is.FLAG, 'Lo supone una cédula publicada');
export const LINES_OF_ACTION = listOf(is.TEXT);
