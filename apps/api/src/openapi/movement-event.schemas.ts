import type { DataOf, MovementEvent, TransferEvent } from '@libro/plans';
import { END, RECEIVING, SCHEDULE, SOURCE } from './event-parts';
import type { DataSchemas } from './event-parts';
import * as is from './schema';
import { described, listOf, nullable, ref, shape } from './schema';

const MOVED = {
  lineId: is.UUID,
  movement: ref('MovementRef'),
  wording: nullable(ref('Wording')),
  source: SOURCE,
};
const ROW_SCHEDULE = {
  schedule: described(nullable(SCHEDULE), 'Calendario del renglón; en su último hecho'),
};
const PRINTED_GOAL = {
  printedGoal: described(is.DECIMAL, 'La meta impresa, donde no es la que resulta (POA-C04)'),
};
const LEAVING = {
  ...MOVED,
  ...ROW_SCHEDULE,
  transferId: is.UUID,
  amount: is.DECIMAL,
  whole: is.FLAG,
  to: RECEIVING,
};
/** Data of the events that an authorized folio, or another plan's answer, puts on record. */
export const MOVEMENT_EVENTS: DataSchemas<MovementEvent | TransferEvent> = {
  LineSuppressed: shape<DataOf<'LineSuppressed'>>(
    { ...MOVED, ...PRINTED_GOAL },
    { optional: ['printedGoal'] },
  ),
  ScheduleChanged: shape<DataOf<'ScheduleChanged'>>(
    { ...MOVED, ...ROW_SCHEDULE, ...PRINTED_GOAL },
    { optional: ['schedule', 'printedGoal'] },
  ),
  AnnualGoalIncreased: shape<DataOf<'AnnualGoalIncreased'>>(
    { ...MOVED, ...ROW_SCHEDULE, ...PRINTED_GOAL, increase: is.DECIMAL },
    { optional: ['schedule', 'printedGoal'] },
  ),
  AnnualGoalDecreased: shape<DataOf<'AnnualGoalDecreased'>>(
    { ...MOVED, ...ROW_SCHEDULE, ...PRINTED_GOAL, decrease: is.DECIMAL },
    { optional: ['schedule', 'printedGoal'] },
  ),
  ActionTransferred: shape<DataOf<'ActionTransferred'>>(LEAVING, { optional: ['schedule'] }),
  MetaTransferred: shape<DataOf<'MetaTransferred'>>(LEAVING, { optional: ['schedule'] }),
  ActionReceived: shape<DataOf<'ActionReceived'>>(
    {
      ...MOVED,
      ...ROW_SCHEDULE,
      transferId: is.UUID,
      amount: is.DECIMAL,
      from: END,
      opened: nullable(ref('OpenedByTransfer')),
      whole: { type: 'boolean', const: true },
    },
    { optional: ['schedule', 'whole'] },
  ),
  UnitOfMeasureChanged: shape<DataOf<'UnitOfMeasureChanged'>>(
    {
      ...MOVED,
      ...ROW_SCHEDULE,
      ...PRINTED_GOAL,
      unitOfMeasure: is.TEXT,
      annualGoal: is.DECIMAL,
      carriedOver: is.DECIMAL,
    },
    { optional: ['schedule', 'printedGoal'] },
  ),
  TransferReturned: shape<DataOf<'TransferReturned'>>({
    transferId: is.UUID,
    amount: is.DECIMAL,
    reason: is.TEXT,
    returnedBy: is.TEXT,
    restored: listOf(
      shape<DataOf<'TransferReturned'>['restored'][number]>({
        lineId: is.UUID,
        schedule: SCHEDULE,
      }),
    ),
  }),
  TransferDeclined: shape<DataOf<'TransferDeclined'>>({
    transferId: is.UUID,
    amount: is.DECIMAL,
    from: END,
    reason: is.TEXT,
  }),
  TransferCompleted: shape<DataOf<'TransferCompleted'>>({
    transferId: is.UUID,
    receivedBy: shape<DataOf<'TransferCompleted'>['receivedBy']>({
      planId: is.TEXT,
      lineId: is.UUID,
      folio: is.TEXT,
    }),
  }),
};
