import type {
  Folio,
  FolioBlock,
  FolioRow,
  ModificationsList,
  ModificationsSheet,
} from '@libro/plans';
import * as is from './schema';
import { described, listOf, nullable, perQuarter, ref, shape } from './schema';

/** Codes of form TMM-F009, in the order in which they apply. */
export const MOVEMENTS = ['AP', 'S', 'CUM', 'T', 'AM', 'D', 'R'] as const;

export const FOLIO_STATUS = is.oneOf([
  'draft',
  'returned',
  'withdrawn',
  'authorized',
  'not-applied',
]);

const FOLIO = {
  folio: is.TEXT,
  status: FOLIO_STATUS,
  formDate: described(is.TEXT, '"2021-04" o "2021-04-12"'),
  blocks: listOf(ref('FolioBlock')),
  signatures: listOf(ref('Signature')),
  digest: described(is.SHA_256, 'Lo que se firma; de un folio transcrito, la huella de su hoja'),
};

/** The form TMM-F009, as data. */
export const FOLIO_SCHEMAS = {
  FolioRow: shape<FolioRow>({
    lineId: is.UUID,
    kind: is.oneOf(['meta', 'action']),
    number: is.WHOLE,
    movements: listOf(is.oneOf(MOVEMENTS)),
    description: is.TEXT,
    linesOfAction: listOf(is.TEXT),
    unitOfMeasure: is.TEXT,
    authorized: nullable(described(is.DECIMAL, 'null: el renglón abre una línea')),
    increase: nullable(is.DECIMAL),
    decrease: nullable(is.DECIMAL),
    modified: is.DECIMAL,
    calendar: nullable(perQuarter(is.DECIMAL)),
    calendarPrinted: nullable(perQuarter(nullable(is.DECIMAL))),
    justification: nullable(described(is.TEXT, 'null: la de su bloque')),
  }),
  FolioBlock: shape<FolioBlock>({
    justification: nullable(is.TEXT),
    rows: listOf(ref('FolioRow')),
  }),
  Folio: shape<Folio>(FOLIO),
  ModificationsSheet: shape<ModificationsSheet>({
    asOf: is.POSITION,
    plan: ref('PlanHead'),
    ...FOLIO,
  }),
  ModificationsList: shape<ModificationsList>({
    ...is.page(ref('Folio')),
    plan: ref('PlanHead'),
  }),
};
