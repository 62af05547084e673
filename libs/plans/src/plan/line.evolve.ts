import { unreachable } from '@libro/event-sourcing';
import { lineWith } from './copies';
import { NO_PROGRESS } from './line';
import type { Line, Series } from './line';
import type { MovementEvent, TransferReturned } from './movement.events';
import type {
  ActionOpened,
  DataOf,
  MetaDeclaredAdditive,
  MetaOpened,
  ProgressCorrected,
  ProgressReported,
} from './plan.events';
import { corrected, reported } from './progress.evolve';
import { add, atQuarter, isZero, NOTHING, subtract, sum } from './quantity';
import { QUARTERS } from './words';
import type { Quarter } from './words';

export type LineEvent =
  | MetaOpened
  | ActionOpened
  | MetaDeclaredAdditive
  | ProgressReported
  | ProgressCorrected
  | MovementEvent
  | TransferReturned;

export type Lines = ReadonlyMap<string, Line>;

/** The lines after an event about lines. */
export function linesAfter(lines: Lines, event: LineEvent): Lines {
  if (event.type === 'MetaOpened' || event.type === 'ActionOpened') {
    return withOpened(lines, lineOpened(event));
  }
  if (event.type === 'ActionReceived') return received(lines, event.data);
  if (event.type === 'TransferReturned') return restored(lines, event.data);
  return changed(lines, event.data.lineId, (line) => lineAfter(line, event));
}

type OneLineEvent = Exclude<
  LineEvent,
  MetaOpened | ActionOpened | TransferReturned | { type: 'ActionReceived' }
>;

function lineAfter(line: Line, event: OneLineEvent): Line {
  switch (event.type) {
    case 'MetaDeclaredAdditive':
      return lineWith(line, { additive: true });
    case 'ProgressReported':
      return reported(line, event.data);
    case 'ProgressCorrected':
      return corrected(line, event.data);
    case 'LineSuppressed':
      return moved(lineWith(line, { goal: '0', schedule: NOTHING, active: false }), event.data);
    case 'ScheduleChanged':
      return moved(line, event.data);
    case 'AnnualGoalIncreased':
      return moved(line, event.data, add(line.goal, event.data.increase));
    case 'AnnualGoalDecreased':
      return moved(line, event.data, subtract(line.goal, event.data.decrease));
    case 'ActionTransferred':
    case 'MetaTransferred':
      return moved(line, event.data, subtract(line.goal, event.data.amount));
    case 'UnitOfMeasureChanged':
      return moved(remeasured(line, event.data), event.data);
    default:
      return unreachable(event);
  }
}

function lineOpened({ type, data }: MetaOpened | ActionOpened): Line {
  if (type === 'MetaOpened') {
    return opened(data, { kind: 'meta', metaId: null, additive: data.additive });
  }
  return opened(data, { kind: 'action', metaId: data.metaId, additive: false });
}

type Opened = Omit<DataOf<'ActionOpened'>, 'metaId' | 'inferred' | 'source'>;

function opened(data: Opened, as: Pick<Line, 'kind' | 'metaId' | 'additive'>): Line {
  return {
    id: data.lineId,
    number: data.number,
    description: data.description,
    linesOfAction: data.linesOfAction,
    unitOfMeasure: data.unitOfMeasure,
    active: true,
    authorizedGoal: data.annualGoal,
    restated: false,
    goal: data.annualGoal,
    schedule: data.schedule,
    progress: NO_PROGRESS,
    carriedOver: '0',
    carriedUpTo: null,
    earlierSeries: [],
    origin: null,
    openedBy: data.movement?.folio ?? null,
    kind: as.kind,
    metaId: as.metaId,
    additive: as.additive,
  };
}

/** A folio that opens a number again retires the line that bore it at goal 0. */
function withOpened(lines: Lines, line: Line): Lines {
  const next = new Map(lines);
  if (line.openedBy !== null) {
    for (const other of lines.values()) {
      const retired = other.number === line.number && other.active && other.goal === '0';
      if (retired) next.set(other.id, lineWith(other, { active: false }));
    }
  }
  return next.set(line.id, line);
}

/**
 * The lines with one of them changed.
 * @throws Error for a line that no event opened
 */
export function changed(lines: Lines, lineId: string, after: (line: Line) => Line): Lines {
  const line = lines.get(lineId);
  if (line === undefined) throw new Error(`the history names line ${lineId} before it was opened`);
  return new Map(lines).set(lineId, after(line));
}

function received(lines: Lines, data: DataOf<'ActionReceived'>): Lines {
  const after = (line: Line) => {
    const origin = data.whole === true ? data.from : line.origin;
    return moved(lineWith(line, { origin }), data, add(line.goal, data.amount));
  };
  if (data.opened === null) return changed(lines, data.lineId, after);
  const { lineId, amount, opened: toOpen, from, movement } = data;
  const schedule = data.schedule ?? null;
  const fresh = { ...toOpen, lineId, annualGoal: amount, schedule, movement };
  const { kind, metaId } = toOpen;
  const line = opened(fresh, { kind, metaId, additive: false });
  return withOpened(lines, lineWith(line, { origin: from }));
}

function restored(lines: Lines, data: DataOf<'TransferReturned'>): Lines {
  return data.restored.reduce(
    (each, { lineId, schedule }) =>
      changed(each, lineId, (line) => lineWith(line, { goal: sum(schedule), schedule })),
    lines,
  );
}

type Moved = Partial<Pick<DataOf<'UnitOfMeasureChanged'>, 'wording' | 'schedule' | 'printedGoal'>>;

/** What every movement may bring along: wording, the row's calendar, the goal as printed. */
function moved(line: Line, { wording, schedule, printedGoal }: Moved, goal = line.goal): Line {
  return lineWith(line, {
    ...wording,
    schedule: schedule === undefined ? line.schedule : schedule,
    goal: printedGoal ?? goal,
  });
}

function remeasured(line: Line, data: DataOf<'UnitOfMeasureChanged'>): Line {
  const { unitOfMeasure, goal, schedule, progress, carriedOver, carriedUpTo } = line;
  const replaced = { unitOfMeasure, goal, schedule, progress, carriedOver, carriedUpTo };
  return lineWith(line, {
    unitOfMeasure: data.unitOfMeasure,
    goal: data.annualGoal,
    authorizedGoal: data.annualGoal,
    restated: true,
    progress: NO_PROGRESS,
    carriedOver: data.carriedOver,
    carriedUpTo: isZero(data.carriedOver) ? null : lastQuarterOf(line),
    earlierSeries: [...line.earlierSeries, replaced],
  });
}

/** The last quarter that the figures of a series are about: reported in it, or carried over. */
function lastQuarterOf({ progress, carriedUpTo }: Series): Quarter | null {
  const isCounted = (quarter: Quarter) =>
    quarter === carriedUpTo || atQuarter(progress, quarter) !== null;
  return QUARTERS.findLast(isCounted) ?? null;
}
