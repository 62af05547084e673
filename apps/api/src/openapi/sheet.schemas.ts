import type {
  ModificationSheet,
  PrintedBlock,
  PrintedMovementRow,
  PrintedProgressRow,
  PrintedSignature,
  ProgressSheet,
  TranscribedSheet,
  Transcription,
  Transcriptions,
} from '@libro/plans';
import { MOVEMENTS } from './folio.schemas';
import * as is from './schema';
import { described, listOf, nullable, perQuarter, ref, shape } from './schema';

const BLANKS = perQuarter(nullable(is.DECIMAL));
const ROW = {
  row: is.WHOLE,
  line: is.WHOLE,
  cells: listOf(is.TEXT),
  kind: is.oneOf(['meta', 'action']),
  number: is.WHOLE,
  description: is.TEXT,
  linesOfAction: listOf(is.TEXT),
  unitOfMeasure: is.TEXT,
};
const SHEET = {
  sheet: is.SHA_256,
  file: is.TEXT,
  sha256: is.SHA_256,
  line: is.WHOLE,
  issuingBody: is.TEXT,
  fiscalYear: is.WHOLE,
  header: ref('Header'),
  formCode: nullable(is.TEXT),
  datePrinted: is.TEXT,
  signatures: listOf(ref('PrintedSignature')),
};

/** What became of one sheet that was sent; `findings` is `null` where nothing was recorded. */
type SheetAnswer = TranscribedSheet & { readonly findings: number | null };

/** Sheets as printed, and what became of those that were sent. */
export const SHEET_SCHEMAS = {
  PrintedSignature: shape<PrintedSignature>({
    role: is.oneOf(['prepared', 'reviewed', 'authorized']),
    office: is.TEXT,
    name: is.TEXT,
    otherNames: listOf(is.TEXT),
  }),
  PrintedProgressRow: shape<PrintedProgressRow>({
    ...ROW,
    annualGoal: is.DECIMAL,
    planned: BLANKS,
    achieved: BLANKS,
    absolute: nullable(is.DECIMAL),
    percentage: nullable(is.WHOLE),
    remarks: nullable(is.TEXT),
    placement: is.oneOf(['as-printed', 'put-back', 'doubtful']),
  }),
  ProgressSheet: shape<ProgressSheet>({
    ...SHEET,
    form: { const: 'TMM-F004' },
    quarter: is.QUARTER,
    rows: listOf(ref('PrintedProgressRow')),
  }),
  PrintedMovementRow: shape<PrintedMovementRow>({
    ...ROW,
    movements: listOf(is.oneOf(MOVEMENTS)),
    authorized: nullable(is.DECIMAL),
    increase: nullable(is.DECIMAL),
    decrease: nullable(is.DECIMAL),
    modified: is.DECIMAL,
    calendar: BLANKS,
    justification: nullable(is.TEXT),
  }),
  PrintedBlock: shape<PrintedBlock>({
    justification: nullable(is.TEXT),
    rows: listOf(ref('PrintedMovementRow')),
  }),
  ModificationSheet: shape<ModificationSheet>({
    ...SHEET,
    form: { const: 'TMM-F009' },
    folio: nullable(is.TEXT),
    formDate: is.TEXT,
    blocks: listOf(ref('PrintedBlock')),
  }),
  Transcription: shape<Transcription>({
    position: is.POSITION,
    recordedAt: is.TIME,
    digest: is.SHA_256,
    source: ref('FindingSource'),
    sheet: { oneOf: [ref('ProgressSheet'), ref('ModificationSheet')] },
    rows: listOf(ref('RowOnRecord')),
  }),
  Transcriptions: shape<Transcriptions>(is.page(ref('Transcription'))),
  TranscriptionAnswer: shape<{ dryRun: boolean; sheets: readonly SheetAnswer[] }>({
    dryRun: is.FLAG,
    sheets: listOf(ref('TranscribedSheet')),
  }),
  TranscribedSheet: shape<SheetAnswer>({
    planId: is.TEXT,
    form: is.oneOf(['TMM-F004', 'TMM-F009']),
    sheet: is.SHA_256,
    rows: is.WHOLE,
    events: is.WHOLE,
    types: { type: 'object', additionalProperties: { type: 'integer', minimum: 1 } },
    alreadyKnown: is.FLAG,
    findings: nullable(described(is.WHOLE, 'null: solo se probó')),
  }),
};
