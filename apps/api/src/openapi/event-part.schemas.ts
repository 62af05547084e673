import type {
  DataOf,
  DraftBlock,
  DraftRow,
  LineToOpen,
  ModificationContent,
  Movement,
  MovementRef,
  OccurredIn,
  OpenedByTransfer,
  TranscribedRow,
  Wording,
} from '@libro/plans';
import { END, KIND, LINES_OF_ACTION, RECEIVING, SCHEDULE } from './event-parts';
import { MOVEMENTS } from './folio.schemas';
import * as is from './schema';
import { described, listOf, nullable, perQuarter, ref, shape } from './schema';

type MovementOf<C> = Extract<Movement, { code: C }>;
const TRANSFER_CODE = { const: 'T' };

/** What the data of several types of event is made of. */
export const EVENT_PARTS = {
  MovementRef: shape<MovementRef>({
    folio: is.TEXT,
    block: is.WHOLE,
    row: is.WHOLE,
    codes: listOf(is.oneOf(MOVEMENTS)),
  }),
  Wording: shape<Wording>({ description: is.TEXT, linesOfAction: LINES_OF_ACTION }),
  OccurredIn: shape<OccurredIn>({ quarter: is.QUARTER, amount: is.DECIMAL }),
  OpenedByTransfer: shape<OpenedByTransfer>({
    kind: KIND,
    metaId: nullable(is.UUID),
    number: is.WHOLE,
    description: is.TEXT,
    linesOfAction: LINES_OF_ACTION,
    unitOfMeasure: is.TEXT,
  }),
  ModificationContent: shape<ModificationContent>({
    formDate: is.TEXT,
    blocks: listOf(
      shape<DraftBlock>({ justification: is.TEXT, rows: listOf(ref('DraftRowOnRecord')) }),
    ),
  }),
  DraftRowOnRecord: shape<DraftRow>(
    {
      lineId: nullable(is.UUID),
      opens: nullable(
        shape<LineToOpen>({
          kind: KIND,
          number: is.WHOLE,
          unitOfMeasure: is.TEXT,
          additive: is.FLAG,
        }),
      ),
      movements: listOf(ref('Movement')),
      authorized: nullable(is.DECIMAL),
      unitOfMeasure: is.TEXT,
      calendar: SCHEDULE,
      description: is.TEXT,
      linesOfAction: LINES_OF_ACTION,
      justification: nullable(is.TEXT),
    },
    { optional: ['unitOfMeasure'] },
  ),
  Movement: {
    oneOf: [
      shape<MovementOf<'AP'>>({ code: is.oneOf(['AP', 'S', 'R']) }),
      shape<MovementOf<'AM'>>({ code: is.oneOf(['AM', 'D']), amount: is.DECIMAL }),
      shape<Extract<Movement, { direction: 'out' }>>({
        code: TRANSFER_CODE,
        direction: { const: 'out' },
        amount: described(is.TEXT, 'Cantidad, o "whole": la línea entera'),
        to: RECEIVING,
      }),
      shape<Extract<Movement, { direction: 'in' }>>({
        code: TRANSFER_CODE,
        direction: { const: 'in' },
        amount: is.DECIMAL,
        from: END,
        transferId: nullable(is.UUID),
      }),
      shape<MovementOf<'CUM'>>({
        code: { const: 'CUM' },
        unitOfMeasure: is.TEXT,
        annualGoal: is.DECIMAL,
        carriedOver: is.DECIMAL,
      }),
    ],
  },
  TranscribedRow: shape<TranscribedRow>({
    row: is.WHOLE,
    lineId: is.UUID,
    kind: KIND,
    number: is.WHOLE,
    movements: listOf(is.oneOf(MOVEMENTS)),
    description: is.TEXT,
    linesOfAction: LINES_OF_ACTION,
    unitOfMeasure: is.TEXT,
    authorized: nullable(is.DECIMAL),
    increase: nullable(is.DECIMAL),
    decrease: nullable(is.DECIMAL),
    modified: is.DECIMAL,
    calendarPrinted: perQuarter(nullable(is.DECIMAL)),
    justification: nullable(is.TEXT),
  }),
  RowOnRecord: shape<DataOf<'FormTranscribed'>['rows'][number]>({
    row: is.WHOLE,
    rowId: described(is.UUID, 'Por él se resuelve un renglón en duda'),
    lineId: is.UUID,
    doubtful: is.FLAG,
  }),
};
